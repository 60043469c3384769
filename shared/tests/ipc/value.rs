//! `Value` y `Array`, con y sin cerrojo.

use shared::ipc::{Array, RawArray, RawValue, Scalar, Value};
use shared::sync::SyncError;
use tests::scenario::Scenario;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("value: lo que escribe un hijo lo lee el padre", shared_with_the_child),
    ("value: cada tipo conserva su valor", every_type),
    ("value: sin el cerrojo se pierden incrementos; con él, no", increments),
    ("array: se lee, se escribe y no se sale", array),
    ("array: cada hijo cambia su parte", array_is_shared),
];

fn shared_with_the_child() {
    let (value, raw) = (Value::new(1).unwrap(), RawValue::new(1.5).unwrap());
    all_succeed(vec![spawn(|| {
        value.set(value.get() + 41);
        raw.set(-2.25);
    })]);
    assert_eq!((value.get(), raw.get()), (42, -2.25));
}

fn keeps<T: Scalar + PartialEq + std::fmt::Debug>(values: &[T]) {
    for value in values {
        let shared = RawValue::new(*value).unwrap();
        assert_eq!(shared.get(), *value);
    }
    assert_eq!(RawArray::new(values).unwrap().to_vec(), values);
}

fn every_type() {
    keeps(&[i8::MIN, -1, 0, i8::MAX]);
    keeps(&[i16::MIN, -1, i16::MAX]);
    keeps(&[i32::MIN, -1, i32::MAX]);
    keeps(&[i64::MIN, -1, i64::MAX]);
    keeps(&[isize::MIN, -1, isize::MAX]);
    keeps(&[0, u8::MAX]);
    keeps(&[0, u16::MAX]);
    keeps(&[0, u32::MAX]);
    keeps(&[0, u64::MAX]);
    keeps(&[0, usize::MAX]);
    keeps(&[false, true]);
    keeps(&[f64::MIN, -0.5, 0.0, f64::INFINITY]);
    keeps::<u8>(&[]);
}

fn increments() {
    const ROUNDS: u32 = 10_000;
    let value = Value::new(0).unwrap();
    let careful = || {
        for _ in 0..ROUNDS {
            value.update(|value| value + 1).unwrap();
            let _guard = value.get_lock().guard().unwrap();
            value.set(value.get() + 1);
        }
    };
    all_succeed((0..4).map(|_| spawn(careful)).collect());
    assert_eq!(value.get(), 4 * 2 * ROUNDS);
    assert!((0..50).any(|_| some_increment_is_lost(1_000_000)), "no se pierde ninguno");
}

fn some_increment_is_lost(rounds: u32) -> bool {
    let value = Value::new(0).unwrap();
    let careless = || (0..rounds).for_each(|_| value.set(value.get() + 1));
    all_succeed((0..4).map(|_| spawn(careless)).collect());
    value.get() < 4 * rounds
}

fn array() {
    let array = Array::new(&[1, 2, 3]).unwrap();
    array.set(1, 20).unwrap();
    assert_eq!(array.to_vec(), [1, 20, 3]);
    assert_eq!((array.len(), array.is_empty()), (3, false));
    let missing = SyncError::NoSuchElement { index: 3, length: 3 };
    assert_eq!(array.get(3), Err(missing.clone()));
    assert_eq!(array.set(3, 0), Err(missing));
}

fn array_is_shared() {
    let array = RawArray::new(&[0_u64; 100_000]).unwrap();
    let fill = |part: usize| {
        let array = &array;
        spawn(move || {
            for index in (part..array.len()).step_by(4) {
                array.set(index, index as u64).unwrap();
            }
        })
    };
    all_succeed((0..4).map(fill).collect());
    assert!(array.to_vec().into_iter().eq(0..100_000));
}
