//! `Queue` y `JoinableQueue`.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use shared::ipc::{IpcError, JoinableQueue, Queue, RawArray, RawValue};
use tests::scenario::Scenario;

use crate::support::{all_succeed, spawn, until};

pub const SCENARIOS: &[Scenario] = &[
    ("cola: sale en el orden en que entró", fifo),
    ("cola: cualquier tipo de mensaje", any_type),
    ("cola: de vacío a 64 MiB, todo llega entero", every_size),
    ("cola: llena y vacía sin esperar, y con plazo", full_and_empty),
    ("cola: llena, put espera hasta que hay hueco", put_waits),
    ("cola: cada mensaje llega a uno y solo a uno", many_to_many),
    ("cola: cerrada en un proceso, sigue abierta en los demás", closed),
    ("cola: lo que mete un proceso sobrevive a su final", join_before_get),
    ("cola: un mensaje demasiado grande es un error", too_large),
    ("cola: da la vuelta al anillo muchas veces sin gastar memoria", around_the_ring),
    ("cola de tareas: join espera a que estén todas hechas", tasks),
    ("cola de tareas: un task_done de más es un error", too_many_done),
];

fn fifo() {
    let queue = Queue::new().unwrap();
    let producer = spawn(|| (0..20_000_u32).for_each(|number| queue.put(&number).unwrap()));
    (0..20_000).for_each(|number| assert_eq!(queue.get(), Ok(number)));
    assert!(queue.is_empty());
    all_succeed(vec![producer]);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Order {
    Stop,
    Work { name: String, numbers: Vec<i64>, inner: Option<Box<Order>> },
}

fn any_type() {
    let queue = Queue::<Order>::new().unwrap();
    let order = || Order::Work {
        name: "ñ".into(),
        numbers: vec![i64::MIN, 0, i64::MAX],
        inner: Some(Box::new(Order::Stop)),
    };
    queue.put(&order()).unwrap();
    queue.put(&Order::Stop).unwrap();
    assert_eq!(queue.qsize(), 2);
    assert_eq!(queue.get(), Ok(order()));
    assert_eq!(queue.get(), Ok(Order::Stop));
    let nothing = Queue::<()>::new().unwrap();
    nothing.put(&()).unwrap();
    assert_eq!(nothing.get(), Ok(()));
}

fn every_size() {
    const SIZES: [usize; 8] = [0, 1, 4_095, 4_096, 70_000, 5 << 20, 64 << 20, (64 << 20) + 1];
    let queue = Queue::<ByteBuf>::new().unwrap();
    let producer = spawn(|| {
        for size in SIZES {
            queue.put(&ByteBuf::from(vec![size as u8; size])).unwrap();
        }
    });
    for size in SIZES {
        let message = queue.get().unwrap();
        assert_eq!(message.len(), size);
        assert!(message.iter().all(|byte| *byte == size as u8));
    }
    all_succeed(vec![producer]);
}

fn full_and_empty() {
    let queue = Queue::bounded(2).unwrap();
    let timeout = Duration::from_millis(30);
    assert_eq!(queue.get_nowait(), Err(IpcError::Empty));
    queue.put(&1).unwrap();
    queue.put_nowait(&2).unwrap();
    assert!(queue.is_full());
    assert_eq!(queue.put_nowait(&3), Err(IpcError::Full));
    let start = Instant::now();
    assert_eq!(queue.put_timeout(&3, timeout), Err(IpcError::Full));
    assert_eq!((queue.get(), queue.get_nowait()), (Ok(1), Ok(2)));
    assert_eq!(queue.get_timeout(timeout), Err(IpcError::Empty));
    assert!(start.elapsed() >= 2 * timeout);
    assert!(!Queue::<u8>::new().unwrap().is_full(), "sin límite, nunca está llena");
}

fn put_waits() {
    let (queue, put) = (Queue::bounded(3).unwrap(), RawValue::new(0).unwrap());
    let producer = spawn(|| {
        for number in 1..=10 {
            queue.put(&number).unwrap();
            put.set(number);
        }
    });
    for got in 0..10 {
        let expected = (got + 3).min(10);
        until("mete hasta llenarla", || put.get() == expected);
        assert_eq!(queue.qsize() as i32, expected - got);
        assert_eq!(queue.get(), Ok(got + 1));
    }
    all_succeed(vec![producer]);
}

fn many_to_many() {
    const EACH: usize = 1_500;
    for capacity in [0, 1, 7] {
        let queue = Queue::bounded(capacity).unwrap();
        let times = RawArray::new(&[0_u32; 3 * EACH]).unwrap();
        let produce = |number: usize| {
            let queue = &queue;
            spawn(move || {
                for index in number * EACH..(number + 1) * EACH {
                    queue.put(&Some((index, vec![index; index % 50]))).unwrap();
                }
            })
        };
        let consume = || {
            while let Some((index, copies)) = queue.get().unwrap() {
                assert_eq!(copies, vec![index; index % 50]);
                times.set(index, times.get(index).unwrap() + 1).unwrap();
            }
        };
        let consumers: Vec<_> = (0..3).map(|_| spawn(consume)).collect();
        all_succeed((0..3).map(produce).collect());
        (0..3).for_each(|_| queue.put(&None).unwrap());
        all_succeed(consumers);
        assert_eq!(times.to_vec(), [1; 3 * EACH], "con {capacity} huecos");
    }
}

fn closed() {
    let queue = Queue::new().unwrap();
    queue.put(&1).unwrap();
    let child = spawn(|| assert_eq!(queue.get(), Ok(1)));
    queue.close();
    assert_eq!(queue.put(&2), Err(IpcError::Closed("put()")));
    assert_eq!(queue.get(), Err(IpcError::Closed("get()")));
    all_succeed(vec![child]);
    all_succeed(vec![spawn(|| queue.put(&3).unwrap())]);
}

fn join_before_get() {
    let queue = Queue::<ByteBuf>::new().unwrap();
    let megabyte = ByteBuf::from(vec![1; 1 << 20]);
    all_succeed(vec![spawn(|| (0..50).for_each(|_| queue.put(&megabyte).unwrap()))]);
    (0..50).for_each(|_| assert_eq!(queue.get().unwrap(), megabyte));
}

fn too_large() {
    let queue = Queue::<ByteBuf>::new().unwrap();
    let error = queue.put(&ByteBuf::from(vec![0; 256 << 20])).unwrap_err();
    assert!(matches!(error, IpcError::TooLarge { .. }), "{error}");
    queue.put(&ByteBuf::from(vec![5])).unwrap();
    assert_eq!(queue.get().unwrap(), [5]);
}

/// Memoria compartida que ocupa este proceso, en KiB.
fn shared_memory_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssShmem:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

fn around_the_ring() {
    let queue = Queue::<ByteBuf>::new().unwrap();
    // 1,2 GiB por un anillo de 256 MiB, con tamaños que no encajan en nada.
    let sizes = (0..400_usize).map(|turn| (turn * 7_919_993) % 6_100_000);
    let producer = spawn(|| {
        for size in sizes.clone() {
            queue.put(&ByteBuf::from(vec![size as u8; size])).unwrap();
            until("no se acumula", || queue.qsize() < 3);
        }
    });
    let mut most = 0;
    for size in sizes.clone() {
        assert_eq!(queue.get().unwrap(), vec![size as u8; size]);
        most = most.max(shared_memory_kib());
    }
    all_succeed(vec![producer]);
    assert!(most < 40 << 10, "el anillo ocupa {most} KiB");
}

fn tasks() {
    let (queue, done) = (JoinableQueue::new().unwrap(), RawValue::new(0).unwrap());
    queue.join().unwrap();
    let worker = spawn(|| {
        for _ in 0..20 {
            let number: u32 = queue.get().unwrap();
            std::thread::sleep(Duration::from_millis(1));
            done.set(number);
            queue.task_done().unwrap();
        }
    });
    (1..=20).for_each(|number| queue.put(&number).unwrap());
    assert!(!queue.join_timeout(Duration::ZERO).unwrap());
    queue.join().unwrap();
    assert_eq!(done.get(), 20);
    all_succeed(vec![worker]);
}

fn too_many_done() {
    let queue = JoinableQueue::new().unwrap();
    assert_eq!(queue.task_done(), Err(IpcError::TooManyTasksDone));
    queue.put(&1).unwrap();
    queue.get().unwrap();
    queue.task_done().unwrap();
    assert_eq!(queue.task_done(), Err(IpcError::TooManyTasksDone));
}
