//! Letters that are typed to find a name.

/// Whether a name begins with a letter, in small or capital letters. By hand for
/// Latin and Cyrillic: the standard library's tables are 7 KB of program.
pub fn begins(name: &str, letter: char) -> bool {
    name.chars().next().is_some_and(|first| small(first) == small(letter))
}

fn small(letter: char) -> char {
    match letter {
        'A'..='Z' | 'А'..='Я' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'Ѐ'..='Џ' => char::from_u32(u32::from(letter) + 80).unwrap_or(letter),
        'Ґ' => 'ґ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_first_letter_in_either_case() {
        for (name, letter) in
            [("Merz", 'm'), ("Merz", 'M'), ("Мерц", 'м'), ("Єрмак", 'є'), ("Ґалаґан", 'Ґ'), ("Їжак", 'ї')]
        {
            assert!(begins(name, letter), "{name} {letter}");
        }
        for (name, letter) in [("Merz", 'n'), ("", 'm'), ("Merz", 'е'), ("Єрмак", 'е')] {
            assert!(!begins(name, letter), "{name} {letter}");
        }
    }
}
