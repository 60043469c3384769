//! `Queue` y `JoinableQueue`.

use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use shared::ipc::{IpcError, JoinableQueue, Queue, RawArray, RawValue};
use tests::requires::repetitions;
use tests::scenario::Scenario;
use tests::until;

use crate::support::{all_succeed, limit_memory_to, spawn};

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
    ("cola: vacía, devuelve la memoria", gives_back),
    ("cola: muy atrasada, todo sale entero y en orden", far_behind),
    ("cola: tres caben en 16 MiB de direcciones, y nueve más no", light),
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

/// La memoria que ocupa lo que hay en la única cola, en KiB: la de su fichero sin nombre.
fn kept_kib() -> u64 {
    let open = std::fs::read_dir("/proc/self/fd").unwrap().map(|entry| entry.unwrap().path());
    let is_ring = |path: &PathBuf| {
        path.read_link().is_ok_and(|target| target.to_string_lossy().contains("memfd:anillo"))
    };
    let rings: Vec<_> = open.filter(is_ring).collect();
    assert_eq!(rings.len(), 1, "la cola tiene un descriptor");
    std::fs::metadata(&rings[0]).unwrap().blocks() / 2
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
        most = most.max(kept_kib());
    }
    all_succeed(vec![producer]);
    assert!(most < 40 << 10, "el anillo ocupa {most} KiB");
}

fn gives_back() {
    let queue = Queue::<ByteBuf>::new().unwrap();
    let megabyte = ByteBuf::from(vec![1; 1 << 20]);
    (0..100).for_each(|_| queue.put(&megabyte).unwrap());
    assert!(kept_kib() >= 100 << 10, "está todo en la cola");
    (0..100).for_each(|_| assert!(queue.get().unwrap() == megabyte));
    assert!(kept_kib() < 40 << 10, "vacía, ocupa {} KiB", kept_kib());
}

/// El mensaje número `turn`: casi todos cortos, y los demás de hasta 600 KB.
fn numbered(turn: u64) -> (u64, ByteBuf) {
    let size = if turn.is_multiple_of(50) { turn * 7_919 % 600_000 } else { turn % 300 };
    (turn, ByteBuf::from(vec![turn as u8; size as usize]))
}

/// Con la cola atrasada, cada mensaje sale de un trozo que ya no estaba a la vista.
fn far_behind() {
    let queue = Queue::<(u64, ByteBuf)>::new().unwrap();
    let last = u64::from(repetitions(15)) * 2_000;
    let (mut next, mut lag) = (0, 1);
    for turn in 0..last {
        queue.put(&numbered(turn)).unwrap();
        let pending = turn - next;
        if pending >= lag {
            // Se ponen al día, mitad este proceso y mitad otro, y la próxima vez se retrasan más.
            let middle = next + pending / 2;
            (next..middle).for_each(|turn| assert!(queue.get().unwrap() == numbered(turn)));
            let get =
                || (middle..turn).for_each(|turn| assert!(queue.get().unwrap() == numbered(turn)));
            all_succeed(vec![spawn(get)]);
            (next, lag) = (turn, (lag * 3 + 1) % 20_011);
        }
    }
    (next..last).for_each(|turn| assert!(queue.get().unwrap() == numbered(turn)));
    assert!(queue.is_empty());
}

fn light() {
    limit_memory_to(16 << 20);
    let queues: Vec<_> = (0..3).map(|_| Queue::<ByteBuf>::new().unwrap()).collect();
    let message = ByteBuf::from(vec![7; 300_000]);
    for queue in &queues {
        (0..10).for_each(|_| queue.put(&message).unwrap());
        (0..10).for_each(|_| assert!(queue.get().unwrap() == message));
    }
    let nine_more: Result<Vec<_>, _> = (0..9).map(|_| Queue::<u8>::new()).collect();
    let error = nine_more.map(drop).unwrap_err();
    assert!(error.to_string().contains("`ulimit -v`"), "{error}");
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
