//! The map: what it shows, and what has the focus in it.

use super::*;

#[test]
fn what_the_map_shows_is_said_once() {
    let data = data();
    let state = after(&data, "", &[written("zoom in"), Action::CameraMoved(Shown::Elsewhere(16))]);
    assert_eq!(state.announcement, Some(Announcement::Showing(Shown::Elsewhere(16))));
    check_idle(&data, &state, Action::CameraMoved(Shown::Elsewhere(16)));
    let chosen = after(&data, "", &[written("extent ukraine")]);
    check_idle(&data, &chosen, Action::CameraMoved(Shown::Extent(at("ukraine"))));
}

#[test]
fn a_topic_is_chosen_and_chosen_off() {
    let data = data();
    let grain = TopicId::parse("grain");
    let state = check(&data, &after(&data, "", &[]), written("topic grain"), &[Effect::Topic(grain.clone())]);
    assert_eq!(state.topic, grain);
    check_idle(&data, &state, written("topic weather"));
    let state = check(&data, &state, written("topic"), &[Effect::Topic(None)]);
    assert_eq!(state.topic, None);
}

#[test]
fn a_view_is_shown_until_the_camera_is_moved() {
    let data = data();
    let ukraine = Effect::Fly(CameraMove::Extent(at("ukraine")));
    let state = check(&data, &after(&data, "", &[]), written("extent ukraine"), &[ukraine]);
    assert_eq!(state.shown, Shown::Extent(at("ukraine")));
    assert_eq!(state.announcement, Some(Announcement::Showing(state.shown)));
    let state = check(&data, &state, written("zoom in"), &[Effect::Fly(CameraMove::Zoom(Zoom::In))]);
    let state = check(&data, &state, Action::CameraMoved(Shown::Elsewhere(54)), &[]);
    assert_eq!(state.shown, Shown::Elsewhere(54));
}

#[test]
fn a_fact_is_shown_where_its_subject_stands() {
    let data = data();
    let state = after(&data, "#quiz", &[]);
    let shown = check(&data, &state, written("fact plan"), &[fly("aalto")]);
    assert_eq!(
        (&shown.spot, &shown.announcement),
        (&Some(subject("aalto")), &Some(Announcement::Spotted(subject("aalto"))))
    );
    assert_eq!(shown.route, state.route, "the question stays open");
    for next in [written("start"), address("#tamm")] {
        assert_eq!(after(&data, "#quiz", &[written("fact plan"), next]).spot, None);
    }
    check_idle(&data, &state, written("fact law"));
    check_idle(&data, &state, written("fact nothing"));
}

#[test]
fn the_item_with_the_focus_has_the_tab_stop() {
    let data = data();
    let state = check(&data, &after(&data, "", &[]), Action::ItemFocused(subject("lind")), &[]);
    assert_eq!(state.roving, Some(subject("lind")));
    check_idle(&data, &state, Action::ItemFocused(subject("nothing")));
}
