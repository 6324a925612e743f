//! A map and a set over a sorted list: for a few dozen entries, in a tenth of the
//! program that the standard library's trees take.

/// A map of a few entries, ordered by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VecMap<K, V>(Vec<(K, V)>);

/// A set of a few items, in their order.
pub type VecSet<T> = VecMap<T, ()>;

impl<K, V> Default for VecMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> VecMap<K, V> {
    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(other, _)| other == key).map(|(_, value)| value)
    }

    /// Whether there is a key.
    pub fn contains(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        let at = self.0.iter().take_while(|(other, _)| *other < key).count();
        self.0.insert(at, (key, value));
    }

    /// Removes a key; whether it was there.
    pub fn remove(&mut self, key: &K) -> bool {
        let before = self.0.len();
        self.0.retain(|(other, _)| other != key);
        self.0.len() < before
    }

    /// Keeps the entries for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for VecMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<T: Ord> VecSet<T> {
    /// Adds an item, or takes it away if it is there.
    pub fn toggle(&mut self, item: T) {
        if !self.remove(&item) {
            self.insert(item, ());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_in_the_order_of_their_keys_each_once() {
        let map: VecMap<u8, char> = [(3, 'c'), (1, 'a'), (2, 'x'), (2, 'b')].into_iter().collect();
        assert_eq!(map.iter().map(|(key, value)| (*key, *value)).collect::<Vec<_>>(), [(1, 'a'), (2, 'b'), (3, 'c')]);
        assert_eq!((map.get(&2), map.get(&4)), (Some(&'b'), None));
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let mut set: VecSet<u8> = [(5, ()), (7, ())].into_iter().collect();
        let before = set.clone();
        set.toggle(6);
        assert!(set.contains(&6));
        set.toggle(6);
        assert_eq!(set, before);
    }
}
