//! `Event`.

use shared::ipc::RawValue;
use shared::sync::Event;
use shared::table::{State, wait_for_state};
use tests::scenario::Scenario;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("evento: despierta a todos los que esperan", wakes_everybody),
    ("evento: activado, nadie espera; desactivado, sí", set_and_clear),
    ("evento: quien esperaba lo ve aunque se retire enseguida", a_pulse_is_seen),
];

fn wakes_everybody() {
    let (event, given) = (Event::new().unwrap(), RawValue::new(false).unwrap());
    let wait = || {
        event.wait().unwrap();
        assert!(given.get(), "ha pasado antes de tiempo");
    };
    let children: Vec<_> = (0..5).map(|_| spawn(wait)).collect();
    for child in &children {
        wait_for_state(child.pid().unwrap(), State::Sleeping).unwrap();
    }
    given.set(true);
    event.set();
    event.set();
    all_succeed(children);
}

fn set_and_clear() {
    let event = Event::new().unwrap();
    assert!(!event.is_set());
    event.set();
    assert!(event.is_set());
    event.wait().unwrap();
    event.clear();
    event.clear();
    assert!(!event.is_set());
    assert!(!event.wait_timeout(std::time::Duration::from_millis(20)).unwrap());
}

fn a_pulse_is_seen() {
    for _ in 0..50 {
        let (event, ready) = (Event::new().unwrap(), Event::new().unwrap());
        let child = spawn(|| {
            ready.set();
            event.wait().unwrap();
        });
        ready.wait().unwrap();
        wait_for_state(child.pid().unwrap(), State::Sleeping).unwrap();
        event.set();
        event.clear();
        all_succeed(vec![child]);
    }
}
