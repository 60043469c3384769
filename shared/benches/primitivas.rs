//! `cargo bench -p shared`: lo que cuesta cada primitiva entre procesos de verdad.
//!
//! Un segundo proceso (o varios) hace de rival, de eco o de consumidor mientras este mide; es demonio, así que muere
//! al acabar la medida. Donde una vuelta son muchos mensajes, la columna de la derecha da los que pasan por segundo.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use serde_bytes::ByteBuf;
use shared::ipc::{JoinableQueue, Pipe, Queue, RawValue, Value};
use shared::process::Process;
use shared::sync::{Barrier, Condition, Event, Lock, RLock, Semaphore};

fn main() {
    divan::main();
}

/// Un mensaje largo.
const MEBIBYTE: usize = 1 << 20;

/// Cuántas veces se repite entre dos miradas al reloj lo que dura nanosegundos.
const SHORT: u32 = 10_000;

/// Lo que envía o recibe cada proceso en una vuelta.
const BATCH: u32 = 1000;

/// Procesos que repiten lo mismo hasta que se destruye lo que devuelve.
fn forever<'a>(count: u32, turn: impl Fn() + 'a + Copy) -> Vec<Process<'a>> {
    let start = |_| {
        let mut process = Process::new(move || -> () {
            loop {
                turn();
            }
        })
        .with_daemon(true);
        process.start().unwrap();
        process
    };
    (0..count).map(start).collect()
}

/// Una vuelta de este proceso, mientras los rivales hacen lo mismo sin parar.
#[divan::bench(name = "Lock: rivales", sample_size = SHORT, args = [0, 1, 3])]
fn lock(bencher: Bencher, rivals: u32) {
    let lock = Lock::new().unwrap();
    let counter = RawValue::new(0_u64).unwrap();
    let turn = || {
        lock.acquire().unwrap();
        counter.set(counter.get() + 1);
        lock.release().unwrap();
    };
    let _rivals = forever(rivals, turn);
    bencher.bench_local(turn);
}

#[divan::bench(name = "RLock: adquirido dos veces", sample_size = SHORT)]
fn rlock(bencher: Bencher) {
    let lock = RLock::new().unwrap();
    bencher.bench_local(|| {
        lock.acquire().unwrap();
        lock.acquire().unwrap();
        lock.release().unwrap();
        lock.release().unwrap();
    });
}

#[divan::bench(name = "Semaphore: rivales", sample_size = SHORT, args = [0, 1, 3])]
fn semaphore(bencher: Bencher, rivals: u32) {
    let semaphore = Semaphore::new(1).unwrap();
    let turn = || {
        semaphore.acquire().unwrap();
        semaphore.release().unwrap();
    };
    // Un semáforo no vuelve de manos de un muerto: los rivales han de acabar solos.
    let stop = RawValue::new(false).unwrap();
    let mut processes = Vec::new();
    for _ in 0..rivals {
        let mut process = Process::new(|| {
            while !stop.get() {
                turn();
            }
        });
        process.start().unwrap();
        processes.push(process);
    }
    bencher.bench_local(turn);
    stop.set(true);
}

#[divan::bench(name = "Event: ida y vuelta")]
fn event(bencher: Bencher) {
    let (ping, pong) = (Event::new().unwrap(), Event::new().unwrap());
    let _echo = forever(1, || {
        ping.wait().unwrap();
        ping.clear();
        pong.set();
    });
    bencher.bench_local(|| {
        ping.set();
        pong.wait().unwrap();
        pong.clear();
    });
}

#[divan::bench(name = "Condition: ida y vuelta")]
fn condition(bencher: Bencher) {
    let condition = Condition::new().unwrap();
    let turn = RawValue::new(0_u32).unwrap();
    let wait_and_pass = |mine: u32| {
        let _guard = condition.guard().unwrap();
        while turn.get() != mine {
            condition.wait().unwrap();
        }
        turn.set(1 - mine);
        condition.notify().unwrap();
    };
    let _echo = forever(1, || wait_and_pass(1));
    bencher.bench_local(|| wait_and_pass(0));
}

#[divan::bench(name = "Barrier: de cuatro")]
fn barrier(bencher: Bencher) {
    let barrier = Barrier::new(4).unwrap();
    let _others = forever(3, || {
        barrier.wait().unwrap();
    });
    bencher.bench_local(|| barrier.wait().unwrap());
}

#[divan::bench(name = "Value: update", sample_size = SHORT)]
fn value(bencher: Bencher) {
    let value = Value::new(0_u64).unwrap();
    bencher.bench_local(|| value.update(|value| value + 1).unwrap());
}

#[divan::bench(name = "Pipe: ida y vuelta de un número")]
fn pipe(bencher: Bencher) {
    let (here, there) = Pipe::duplex::<u64>().unwrap();
    let _echo = forever(1, || there.send(&there.recv().unwrap()).unwrap());
    bencher.bench_local(|| {
        here.send(&1).unwrap();
        here.recv().unwrap()
    });
}

#[divan::bench(name = "Pipe: ida de 1 MiB y vuelta de un acuse")]
fn pipe_long(bencher: Bencher) {
    let (reader, writer) = Pipe::one_way::<ByteBuf>().unwrap();
    let (told, tell) = Pipe::one_way::<()>().unwrap();
    let message = ByteBuf::from(vec![7; MEBIBYTE]);
    let _echo = forever(1, || {
        assert_eq!(reader.recv().unwrap().len(), MEBIBYTE);
        tell.send(&()).unwrap();
    });
    bencher.counter(BytesCount::new(MEBIBYTE)).bench_local(|| {
        writer.send(&message).unwrap();
        told.recv().unwrap();
    });
}

/// Unos meten y otros sacan, todos a la vez; la vuelta acaba cuando han hecho todos lo suyo.
#[divan::bench(name = "Queue: números, parejas", args = [1, 4])]
fn queue(bencher: Bencher, pairs: u32) {
    let queue = Queue::new().unwrap();
    let (put, get, done) =
        (Semaphore::new(0).unwrap(), Semaphore::new(0).unwrap(), Semaphore::new(0).unwrap());
    let _producers = forever(pairs, || {
        put.acquire().unwrap();
        for number in 0..BATCH {
            queue.put(&number).unwrap();
        }
        done.release().unwrap();
    });
    let _consumers = forever(pairs, || {
        get.acquire().unwrap();
        for _ in 0..BATCH {
            queue.get().unwrap();
        }
        done.release().unwrap();
    });
    bencher.counter(ItemsCount::new(pairs * BATCH)).bench_local(|| {
        for _ in 0..pairs {
            put.release().unwrap();
            get.release().unwrap();
        }
        for _ in 0..2 * pairs {
            done.acquire().unwrap();
        }
    });
}

#[divan::bench(name = "Queue: 16 mensajes de 1 MiB")]
fn queue_long(bencher: Bencher) {
    const MESSAGES: usize = 16;
    let queue = Queue::<ByteBuf>::new().unwrap();
    let done = Semaphore::new(0).unwrap();
    let message = ByteBuf::from(vec![7; MEBIBYTE]);
    let _consumer = forever(1, || {
        for _ in 0..MESSAGES {
            assert_eq!(queue.get().unwrap().len(), MEBIBYTE);
        }
        done.release().unwrap();
    });
    bencher.counter(BytesCount::new(MESSAGES * MEBIBYTE)).bench_local(|| {
        for _ in 0..MESSAGES {
            queue.put(&message).unwrap();
        }
        done.acquire().unwrap();
    });
}

#[divan::bench(name = "JoinableQueue: 100 tareas y join")]
fn joinable_queue(bencher: Bencher) {
    const TASKS: u32 = 100;
    let queue = JoinableQueue::new().unwrap();
    let _worker = forever(1, || {
        queue.get().unwrap();
        queue.task_done().unwrap();
    });
    bencher.counter(ItemsCount::new(TASKS)).bench_local(|| {
        for task in 0..TASKS {
            queue.put(&task).unwrap();
        }
        queue.join().unwrap();
    });
}

#[divan::bench(name = "Process: start y join")]
fn process(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut process = Process::new(|| ());
        process.start().unwrap();
        process.join().unwrap();
    });
}
