//! La memoria: una reserva ocupa pocas direcciones, y si no la hay lo dice.

use nix::sys::resource::{Resource, setrlimit};
use serde_bytes::ByteBuf;
use shared::pool::{Builder, Pool};
use tests::scenario::Scenario;

use crate::support::limit_memory_to;

pub const SCENARIOS: &[Scenario] = &[
    ("memoria: dieciséis obreros y sus mensajes largos caben en 64 MiB de direcciones", light),
    ("memoria: si no la hay para los obreros, el error dice qué hacer", no_room_for_workers),
    ("memoria: si un obrero no puede recibir su tarea, el error lo dice", worker_without_memory),
    ("memoria: si no se permite el fichero de los resultados, el error lo dice", no_large_files),
];

fn light() {
    limit_memory_to(64 << 20);
    let pool = Pool::new(16, |bytes: ByteBuf| bytes).unwrap();
    let sizes = (0..160).map(|turn| turn * 7_919 % 300_000).chain([5 << 20]);
    for size in sizes {
        let message = ByteBuf::from(vec![size as u8; size]);
        assert!(pool.apply(&message).unwrap() == message, "el de {size} bytes no vuelve igual");
    }
}

fn no_room_for_workers() {
    limit_memory_to(1 << 20);
    let error = Pool::new(64, |n: u8| n).map(drop).unwrap_err();
    assert!(error.to_string().contains("no queda memoria"), "{error}");
    assert!(error.to_string().contains("menos procesos"), "{error}");
    assert!(error.to_string().contains("`ulimit -v`"), "{error}");
}

/// Los obreros que sustituyeran a ese tampoco podrían: sin decirlo, se sucederían para siempre.
fn worker_without_memory() {
    let little = || -> Result<(), std::convert::Infallible> {
        limit_memory_to(4 << 20);
        Ok(())
    };
    let pool = Builder::new(2).initializer(little).start(|bytes: ByteBuf| bytes.len()).unwrap();
    assert_eq!(pool.apply(&ByteBuf::from(vec![1; 1000])), Ok(1000));
    let error = pool.apply(&ByteBuf::from(vec![1; 32 << 20])).unwrap_err();
    assert!(error.to_string().contains("un obrero no puede seguir"), "{error}");
    assert!(error.to_string().contains("`ulimit -v`"), "{error}");
}

fn no_large_files() {
    setrlimit(Resource::RLIMIT_FSIZE, 1 << 20, 1 << 20).unwrap();
    let error = Pool::new(2, |n: u8| n).map(drop).unwrap_err();
    assert!(error.to_string().contains("`ulimit -f`"), "{error}");
}
