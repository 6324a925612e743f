//! Geography, what a story says of its map: that there is such a map, and that it has the shapes,
//! the extents, the insets and the places that the story names.

use super::ids::Known;
use super::resolver::Resolver;
use crate::decode::At;
use crate::decode::suggest::nearest;
use crate::geo::atlas::{Atlas, Degrees, Inset, Sheet, in_degrees};
use crate::geo::topology::Object;
use crate::map::frame::Frame;
use crate::map::id::{ExtentId, ShapeId};
use crate::map::point::MapPoint;
use crate::story::model::StoryExtent;
use crate::story::raw;

impl Resolver<'_> {
    /// Refuses a map that there is not.
    pub(super) fn refuse_unknown_map(&mut self, file: &raw::StructureFile) {
        let Some(map) = file.map.0.as_ref().filter(|_| self.atlas.is_none()) else { return };
        match self.maps.diagnostics(&map.value).first() {
            Some(diagnostic) => self.structure.error(
                &map.span,
                format!("the map \"{}\" is broken", map.value),
                format!("see {diagnostic}"),
            ),
            None => {
                let right = self.maps.instead_of(&map.value);
                self.structure.error(&map.span, format!("there is no map \"{}\"", map.value), right);
            }
        }
    }

    pub(super) fn shape(&mut self, id: &At<String>) -> Option<ShapeId> {
        let atlas = self.atlas?;
        let shape = ShapeId::parse(&id.value).filter(|shape| atlas.has(shape));
        if shape.is_none() {
            let found = format!("the map \"{}\" has no shape \"{}\"", atlas.id, id.value);
            self.structure.error(&id.span, found, instead_of(&id.value, atlas));
        }
        shape
    }

    pub(super) fn inset(&mut self, id: &At<String>) -> Option<Inset> {
        let atlas = self.atlas?;
        let inset = self.maps.inset(atlas, &id.value);
        if inset.is_none() {
            let right = near_or_all(&id.value, self.maps.insets(atlas), "the insets are");
            self.structure.error(&id.span, format!("there is no inset \"{}\"", id.value), right);
        }
        inset
    }

    /// Where a place stands on the map, or in the inset that it names.
    pub(super) fn spot(&mut self, at: &At<Degrees>, inset: Option<(&At<String>, &Option<Inset>)>) -> Option<MapPoint> {
        self.spot_of(at, inset, true)
    }

    /// Refuses a place of a shape that stands in another one; off a coast it may stand.
    pub(super) fn refuse_outside(&mut self, at: &At<Degrees>, spot: MapPoint, shape: &ShapeId) {
        let Some(topology) = self.atlas.map(|atlas| &atlas.sheet.topology) else { return };
        let holds = |object: &&Object| topology.contains(object, spot);
        let of_country = |object: &&Object| object.id != shape.country();
        let mut own = topology.regions().iter().chain(topology.countries()).filter(|object| object.id == *shape);
        if own.any(|object| holds(&object)) {
            return;
        }
        let region = topology.regions().iter().filter(|_| shape.country() != *shape).find(holds);
        if let Some(other) = region.or_else(|| topology.countries().iter().filter(of_country).find(holds)) {
            let Degrees { latitude, longitude } = at.value;
            let found = format!("[{latitude}, {longitude}] is in {}, and the `shape` is {shape}", other.id);
            self.structure.error(&at.span, found, "write where its marker stands: [latitude, longitude] in the shape");
        }
    }

    fn spot_of(
        &mut self,
        at: &At<Degrees>,
        inset: Option<(&At<String>, &Option<Inset>)>,
        is_place: bool,
    ) -> Option<MapPoint> {
        let atlas = self.atlas?;
        let (sheet, frame, whole) = match inset {
            None => (&atlas.sheet, &atlas.frame, format!("the map \"{}\"", atlas.id)),
            // An inset that there is not is said to be none already.
            Some((name, inset)) => {
                let inset = inset.as_ref()?;
                (&inset.sheet, &inset.frame, format!("the inset \"{}\"", name.value))
            }
        };
        let Degrees { latitude, longitude } = at.value;
        let on = |at: Degrees| sheet.spot(at).filter(|spot| frame.has(*spot));
        if !at.value.is_on_globe() {
            let right = "write [latitude, longitude], at most 90 and 180 degrees";
            self.structure.error(&at.span, format!("`at` is [{latitude}, {longitude}]"), right);
            return None;
        }
        let spot = on(at.value);
        if spot.is_none() {
            let swapped = on(at.value.swapped()).map(|_| "are the two numbers swapped? ");
            let mut right = format!("{}it shows {}", swapped.unwrap_or_default(), in_degrees(frame, &sheet.projection));
            if is_place && let Some(other) = self.beside(atlas, at.value, inset.map(|(name, _)| name.value.as_str())) {
                right = format!("{right}; {other}");
            }
            self.structure.error(&at.span, format!("[{latitude}, {longitude}] is not on {whole}"), right);
        }
        spot
    }

    /// Where else a place could be shown.
    fn beside(&self, atlas: &Atlas, at: Degrees, not: Option<&str>) -> Option<String> {
        let shows = |sheet: &Sheet, frame: &Frame| sheet.spot(at).is_some_and(|spot| frame.has(spot));
        let insets = self.maps.insets(atlas).filter(|name| Some(*name) != not);
        let fit =
            insets.filter(|name| self.maps.inset(atlas, name).is_some_and(|inset| shows(&inset.sheet, &inset.frame)));
        let fit: Vec<String> = fit.map(|name| format!("`inset = \"{name}\"`")).collect();
        (!fit.is_empty()).then(|| format!("it could stand beside the map, by {}", fit.join(" or ")))
    }

    /// The extents of the story's own.
    pub(super) fn extents(
        &mut self,
        file: &raw::StructureFile,
        texts: &raw::TextFile,
        known: &Known,
    ) -> Vec<StoryExtent> {
        self.table("extents", &file.extents, &texts.extents, &known.extents, |resolver, extent, entry| {
            if resolver.atlas.is_some_and(|atlas| atlas.all_views().any(|other| other.id.as_str() == extent.id.value)) {
                let found = format!("the map has an extent \"{}\"", extent.id.value);
                resolver.structure.error(&extent.id.span, found, "use that one, or take another id");
            }
            let width = extent.width.value;
            if width < 1.0 {
                let found = format!("`width` is {width}");
                resolver.structure.error(&extent.width.span, found, "write how many km it shows");
            }
            let middle = resolver.spot_of(&extent.at, None, false);
            let ((id, text), middle, atlas) = (entry?, middle?, resolver.atlas?);
            let width = (width / atlas.sheet.projection.unit).max(1.0);
            let height = width * atlas.home.frame.height / atlas.home.frame.width;
            let frame = Frame { x: middle.x - width / 2.0, y: middle.y - height / 2.0, width, height };
            Some(StoryExtent { id, frame, name: text.name.0.clone() })
        })
    }

    /// An extent of the story's own, or of its map.
    pub(super) fn extent(&mut self, id: &At<String>, known: &Known) -> Option<ExtentId> {
        let atlas = self.atlas?;
        let own = known.extents.get(&id.value);
        let extent = own.or_else(|| atlas.all_views().map(|extent| &extent.id).find(|of| of.as_str() == id.value));
        if extent.is_none() && !self.lost.contains(&id.value) {
            let all =
                atlas.all_views().map(|extent| extent.id.as_str()).chain(known.extents.keys().map(String::as_str));
            let right = near_or_all(&id.value, all, "the extents are");
            self.structure.error(&id.span, format!("there is no extent \"{}\"", id.value), right);
        }
        extent.cloned()
    }
}

/// The known word near to a misspelt one, or all of them.
fn near_or_all<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone, are: &str) -> String {
    match nearest(word, known.clone()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("{are} \"{}\"", known.collect::<Vec<_>>().join("\", \"")),
    }
}

/// What to write where a map has no shape of a code: the shape that differs by its case only,
/// a region of the same country with a near code, or what there is. A code of two letters is
/// near to many, and so never taken for another.
fn instead_of(code: &str, atlas: &Atlas) -> String {
    let all = || atlas.sheet.objects().filter(|object| atlas.shows(object)).map(|object| object.id.as_str());
    let upper = code.to_uppercase();
    if let Some(same) = all().find(|known| *known == upper) {
        return format!("did you mean \"{same}\"?");
    }
    if let Some(country) = upper.get(..2).filter(|_| upper.len() > 3) {
        let start = format!("{country}-");
        let regions = || all().filter(|known| known.starts_with(&start));
        if let Some(near) = nearest(&upper, regions()) {
            return format!("did you mean \"{near}\"?");
        }
        if regions().next().is_some() {
            return format!("its regions of {country} are {}", regions().collect::<Vec<_>>().join(", "));
        }
    }
    let countries = atlas.sheet.topology.countries().iter().filter(|object| atlas.shows(object));
    let countries = countries.map(|object| object.id.as_str()).collect::<Vec<_>>().join(", ");
    let with: Vec<String> = atlas.with_regions().iter().map(ToString::to_string).collect();
    let regions =
        if with.is_empty() { "and no regions".to_owned() } else { format!("and the regions of {}", with.join(", ")) };
    format!("it has the countries {countries}, {regions}")
}
