//! Loads a map: from its files, validated, to a map as it is used.

use std::collections::BTreeMap;
use std::ops::Range;

use super::file::{Degrees, MapFile, RawExtent, RawLandmark, RawSheet};
use super::names::NamesFile;
use super::{ALWAYS, Atlas, Focus, Inset, Landmark, LandmarkKind, NamedExtent, Names, Sheet, around, upright};
use crate::base::number::whole;
use crate::decode::diagnostic::{Diagnostic, Severity, Source};
use crate::decode::{self, At, Diagnostics};
use crate::geo::point::GeoPoint;
use crate::geo::projection::{Projection, ProjectionKind};
use crate::geo::topology::Topology;
use crate::map::frame::Frame;
use crate::map::id::{ExtentId, InsetId, MapId, ShapeId};
use crate::map::plates::Rotation;
use crate::map::point::MapPoint;

/// The room around the shapes of an extent that says nothing of it, in map units.
const ROOM: f64 = 60.0;

/// How near the camera comes to a sheet that says nothing of it, in CSS px for a km.
const CRISP: f64 = 1.0;

/// The frame around all shapes.
fn around_all(topology: &Topology) -> Frame {
    around(topology.objects().flat_map(|object| topology.rings(object)).flatten().map(MapPoint::from), 0.0)
}

/// The frame around some points as they are seen from near, with north up in its middle.
fn upright_frame(points: Vec<MapPoint>, projection: &Projection, room: f64) -> Frame {
    let plain = around(points.iter().copied(), room);
    let middle = plain.centre();
    let azimuthal = projection.kind == ProjectionKind::Azimuthal;
    let tangent = projection.invert(middle).filter(|_| azimuthal).and_then(|place| upright(projection, place));
    let Some(tangent) = tangent else { return plain };
    let rotation = Rotation::of_half(tangent);
    let turned = |MapPoint { x, y }: MapPoint, rotation: Rotation| {
        let (x, y) = rotation.turned(x - middle.x, y - middle.y);
        MapPoint { x: middle.x + x, y: middle.y + y }
    };
    let seen = around(points.into_iter().map(|point| turned(point, rotation)), room);
    let MapPoint { x, y } = turned(seen.centre(), rotation.back());
    Frame { x: x - seen.width / 2.0, y: y - seen.height / 2.0, ..seen }
}

impl RawSheet {
    /// From degrees to map units.
    pub fn projection(&self) -> Projection {
        Projection { kind: self.projection, centre: GeoPoint::from(self.centre), unit: self.unit }
    }
}

/// A zoom in tenths.
fn tenths(zoom: Option<f64>, or: u32) -> u32 {
    zoom.map_or(or, |zoom| whole(zoom * 10.0).unsigned_abs())
}

impl Atlas {
    /// Reads a map from the texts of its files, by their names below its folder.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(id: &MapId, files: &[(&str, &str)]) -> Result<Self, Vec<Diagnostic>> {
        let text = |name: &str| files.iter().find(|(of, _)| *of == name).map(|(_, text)| *text);
        let source = |name: &str| Source::new(&format!("assets/map/{id}/{name}"), text(name).unwrap_or_default());
        let toml = source("map.toml");
        let (file, mut diagnostics, _) = decode::read::<MapFile>(&toml);
        let mut sink = Diagnostics::new(&toml);
        let mut reader = MapReader { files, sink: &mut sink };
        let map = file.filter(|_| diagnostics.is_empty()).and_then(|file| reader.map(id, &file));
        diagnostics.extend(sink.into_diagnostics());
        let mut languages = BTreeMap::new();
        for (name, _) in files {
            let Some(tag) = name.strip_prefix("names/").and_then(|name| name.strip_suffix(".toml")) else { continue };
            let source = source(name);
            let (names, found, _) = decode::read::<NamesFile>(&source);
            diagnostics.extend(found);
            if let Some(names) = names {
                if names.language.value != tag {
                    let found = format!("`language` is \"{}\"", names.language.value);
                    diagnostics.push(source.diagnostic(
                        Severity::Error,
                        &names.language.span,
                        found,
                        format!("the file's name says \"{tag}\""),
                    ));
                }
                languages.insert(tag.to_owned(), Names::from(names));
            }
        }
        let map = map.map(|map| Self { languages, ..map });
        if diagnostics.is_empty() { map.ok_or(diagnostics) } else { Err(diagnostics) }
    }
}

struct MapReader<'r, 's> {
    files: &'r [(&'r str, &'r str)],
    sink: &'r mut Diagnostics<'s>,
}

impl MapReader<'_, '_> {
    fn map(&mut self, id: &MapId, file: &MapFile) -> Option<Atlas> {
        let sheet = self.sheet(&file.sheet)?;
        let frame = file.frame.value.0;
        let mut extents =
            file.extents.iter().filter_map(|extent| self.extent(extent, &sheet)).collect::<Vec<_>>().into_iter();
        let Some(home) = extents.next() else {
            self.sink.error(
                &(0..0),
                "a map without an extent",
                "add [[extents]], what is seen at first before the others",
            );
            return None;
        };
        for extent in file.extents.iter().filter_map(|extent| extent.frame).map(|frame| frame.0) {
            let corner = MapPoint { x: extent.x + extent.width, y: extent.y + extent.height };
            if !(frame.has(MapPoint { x: extent.x, y: extent.y }) && frame.has(corner)) {
                self.sink.error(&file.frame.span, "`frame` does not hold every view", "widen it");
            }
        }
        let focus = file.focus.as_ref().and_then(|focus| {
            let country = self.shape(&focus.country, &sheet)?;
            Some(Focus { country, zoom: tenths(Some(focus.zoom), 10) })
        });
        let insets = file.insets.iter().filter_map(|inset| {
            let id = self.id(&inset.id, InsetId::parse)?;
            let sheet = self.sheet(&inset.sheet)?;
            let rings = sheet.objects().flat_map(|object| sheet.topology.rings(object)).flatten().map(MapPoint::from);
            let frame = around(rings, inset.room);
            Some(Inset { id, sheet, frame })
        });
        let insets = insets.collect();
        let mut landmarks = Vec::new();
        for (kind, list) in [(LandmarkKind::City, &file.cities), (LandmarkKind::Sea, &file.seas)] {
            landmarks.extend(list.iter().filter_map(|landmark| self.landmark(landmark, kind, &sheet)));
        }
        for water in file.rivers.iter().chain(&file.lakes) {
            let at = water.at.or_else(|| water.points.get(water.points.len() / 2).copied());
            let Some((zoom, at)) = water.zoom.zip(at) else { continue };
            landmarks.extend(self.spot(at, &water.id.span, &sheet).map(|at| Landmark {
                key: water.id.value.clone(),
                at,
                kind: LandmarkKind::Sea,
                zooms: (tenths(Some(zoom), 10), ALWAYS),
            }));
        }
        let zooms = file.zooms.iter().filter_map(|(code, zoom)| {
            let code = At { value: code.clone(), span: zoom.span.clone() };
            Some((self.shape(&code, &sheet)?, tenths(Some(zoom.value), 10)))
        });
        let zooms = zooms.collect();
        let extents = extents.collect();
        let near = file.near.as_ref().and_then(|near| {
            let found = self.sheet(&near.sheet)?;
            let Projection { kind, centre, .. } = sheet.projection;
            if (found.projection.kind, found.projection.centre) != (kind, centre) {
                let found = "the sheet for a view from near has another projection";
                self.sink.error(&near.sheet.file.span, found, "give it the map's `projection` and `centre`");
            }
            Some(found)
        });
        let nameless = file.nameless.iter().map(|code| code.value.clone()).collect();
        let languages = BTreeMap::new();
        let id = id.clone();
        Some(Atlas { id, sheet, frame, home, extents, focus, insets, landmarks, zooms, nameless, near, languages })
    }

    fn sheet(&mut self, sheet: &RawSheet) -> Option<Sheet> {
        let text = self.files.iter().find(|(name, _)| *name == sheet.file.value).map(|(_, text)| *text);
        let Some(text) = text else {
            let found = format!("there is no file \"{}\" beside this one", sheet.file.value);
            self.sink.error(&sheet.file.span, found, "`cargo xtask map` makes it");
            return None;
        };
        match serde_json::from_str(text) {
            Ok(topology) => {
                let projection = sheet.projection();
                let reach = sheet.reach.map_or_else(|| around_all(&topology), |reach| reach.0);
                Some(Sheet { projection, reach, crisp: sheet.crisp.unwrap_or(CRISP) * projection.unit, topology })
            }
            Err(error) => {
                let found = format!("\"{}\" is no map: {error}", sheet.file.value);
                self.sink.error(&sheet.file.span, found, "`cargo xtask map` makes it");
                None
            }
        }
    }

    fn extent(&mut self, extent: &RawExtent, sheet: &Sheet) -> Option<NamedExtent> {
        let id = self.id(&extent.id, ExtentId::parse)?;
        let shapes: Vec<ShapeId> = extent.holds.iter().filter_map(|shape| self.shape(shape, sheet)).collect();
        let frame: Option<Frame> = match (extent.frame, shapes.is_empty()) {
            (Some(frame), _) => Some(frame.0),
            (None, false) => {
                let objects = shapes.iter().filter_map(|shape| sheet.topology.object(shape));
                let points = objects.flat_map(|object| sheet.topology.rings(object)).flatten().map(MapPoint::from);
                Some(upright_frame(points.collect(), &sheet.projection, extent.room.unwrap_or(ROOM)))
            }
            (None, true) => {
                self.sink.error(
                    &extent.id.span,
                    "an extent of nothing",
                    "add `frame = [x, y, width, height]`, or `holds`",
                );
                None
            }
        };
        Some(NamedExtent { id, frame: frame?, shapes })
    }

    fn landmark(&mut self, landmark: &RawLandmark, kind: LandmarkKind, sheet: &Sheet) -> Option<Landmark> {
        let at = self.spot(landmark.at.value, &landmark.at.span, sheet)?;
        let kind = if landmark.dot == Some(false) { LandmarkKind::BareCity } else { kind };
        let zooms = (tenths(landmark.zoom, 10), tenths(landmark.until, ALWAYS));
        Some(Landmark { key: landmark.id.value.clone(), at, kind, zooms })
    }

    fn spot(&mut self, at: Degrees, span: &Range<usize>, sheet: &Sheet) -> Option<MapPoint> {
        let spot = sheet.spot(at);
        if spot.is_none() {
            let found = format!("[{}, {}] is no place of this map", at.latitude, at.longitude);
            self.sink.error(span, found, "write [latitude, longitude], in degrees");
        }
        spot
    }

    fn shape(&mut self, code: &At<String>, sheet: &Sheet) -> Option<ShapeId> {
        let shape = ShapeId::parse(&code.value).filter(|shape| sheet.topology.object(shape).is_some());
        if shape.is_none() {
            self.sink.error(&code.span, format!("the map has no shape \"{}\"", code.value), "see its TopoJSON");
        }
        shape
    }

    fn id<T>(&mut self, id: &At<String>, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(&id.value);
        if parsed.is_none() {
            let right = "a lower-case letter, then letters, digits and hyphens";
            self.sink.error(&id.span, format!("\"{}\" is not an id", id.value), right);
        }
        parsed
    }
}
