//! A alguien lo matan mientras envía o recibe: ningún mensaje se parte, y los demás siguen o saben por qué no.

use serde_bytes::ByteBuf;
use shared::ipc::{IpcError, JoinableQueue, Pipe, Queue, RawArray};
use tests::scenario::Scenario;
use tests::until;

use crate::support::{all_succeed, deaths, forever, random_moment, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("muertes: quien mete en una cola", producer),
    ("muertes: quien saca de una cola", consumer),
    ("muertes: el único productor, mientras se espera un mensaje", only_producer),
    ("muertes: el único consumidor, mientras la cola está llena", only_consumer),
    ("muertes: quien hace una tarea", worker),
    ("muertes: quien envía por una tubería", sender),
    ("muertes: el otro extremo, aunque alguien conserve una copia", peer_with_a_copy),
];

type Numbered = (usize, u64, ByteBuf);

/// Un mensaje reconocible, de 0 a 300 KiB.
fn message(number: usize, turn: u64) -> Numbered {
    let size = (turn * 48_271 % 300_000) as usize;
    (number, turn, ByteBuf::from(vec![turn as u8; size]))
}

fn producer() {
    const LAST: u64 = 60;
    for turn in 0..deaths() {
        let queue = Queue::<Numbered>::new().unwrap();
        let produce = |number: usize| {
            let queue = &queue;
            spawn(move || (0..=LAST).for_each(|turn| queue.put(&message(number, turn)).unwrap()))
        };
        let children = [produce(0), produce(1)];
        random_moment(turn);
        children[0].kill().unwrap();
        let mut next = [0, 0];
        while next[1] <= LAST {
            let received = queue.get().unwrap();
            assert_eq!(received, message(received.0, next[received.0]), "llega roto o sin orden");
            next[received.0] += 1;
        }
        while let Ok(received) = queue.get_nowait() {
            assert_eq!(received, message(0, next[0]));
            next[0] += 1;
        }
    }
}

fn consumer() {
    const MESSAGES: u64 = 300;
    for turn in 0..deaths() {
        let queue = Queue::<Option<Numbered>>::bounded(10).unwrap();
        let taken = RawArray::new(&[0_u64; 2]).unwrap();
        let consume = |number: usize| {
            let (queue, taken) = (&queue, &taken);
            spawn(move || {
                while let Some(received) = queue.get().unwrap() {
                    assert_eq!(received, message(0, received.1));
                    taken.set(number, taken.get(number).unwrap() + 1).unwrap();
                }
            })
        };
        let [victim, survivor] = [consume(0), consume(1)];
        for number in 0..MESSAGES {
            queue.put(&Some(message(0, number))).unwrap();
            if number == u64::from(turn) * 17 % MESSAGES {
                random_moment(turn);
                victim.kill().unwrap();
            }
        }
        queue.put(&None).unwrap();
        all_succeed(vec![survivor]);
        let total: u64 = taken.to_vec().iter().sum();
        // Lo que el muerto tenía ya en las manos se va con él; de lo demás no falta nada.
        assert!((MESSAGES - 1..=MESSAGES).contains(&total), "se han perdido {}", MESSAGES - total);
    }
}

fn is_hopeless<T: std::fmt::Debug>(outcome: Result<T, IpcError>, pid: shared::Pid) {
    let error = outcome.unwrap_err();
    assert!(matches!(error, IpcError::Hopeless(_)), "{error}");
    assert!(error.to_string().contains(&format!("(PID {pid})")), "no nombra a {pid}: {error}");
}

fn only_producer() {
    for turn in 0..deaths().div_ceil(5) {
        let queue = Queue::<Numbered>::new().unwrap();
        let child = spawn(|| forever(|turn| queue.put(&message(0, turn)).unwrap()));
        random_moment(turn);
        child.kill().unwrap();
        let mut next = 0;
        let outcome = loop {
            match queue.get() {
                Ok(received) => assert_eq!(received, message(0, next)),
                Err(error) => break Err::<(), _>(error),
            }
            next += 1;
        };
        is_hopeless(outcome, child.pid().unwrap());
    }
}

fn only_consumer() {
    for turn in 0..deaths().div_ceil(5) {
        let queue = Queue::<Numbered>::bounded(2).unwrap();
        let child = spawn(|| forever(|turn| assert_eq!(queue.get(), Ok(message(0, turn)))));
        let mut killed = false;
        let outcome = (0..).try_for_each(|number| {
            if number == u64::from(turn) * 3 {
                random_moment(turn);
                child.kill().unwrap();
                killed = true;
            }
            queue.put(&message(0, number))
        });
        assert!(killed);
        is_hopeless(outcome, child.pid().unwrap());
    }
}

fn worker() {
    for turn in 0..deaths().div_ceil(5) {
        let queue = JoinableQueue::<u32>::new().unwrap();
        (0..1_000_000).for_each(|number| queue.put(&number).unwrap());
        let child = spawn(|| {
            forever(|_| {
                queue.get().unwrap();
                queue.task_done().unwrap();
            })
        });
        random_moment(turn);
        child.kill().unwrap();
        is_hopeless(queue.join(), child.pid().unwrap());
    }
}

fn sender() {
    for turn in 0..deaths() {
        let (reader, writer) = Pipe::one_way::<Numbered>().unwrap();
        let child = spawn(|| forever(|turn| writer.send(&message(0, turn)).unwrap()));
        writer.close();
        random_moment(turn);
        child.kill().unwrap();
        let mut next = 0;
        let last = loop {
            match reader.recv() {
                Ok(received) => assert_eq!(received, message(0, next)),
                Err(error) => break error,
            }
            next += 1;
        };
        assert_eq!(last, IpcError::EndOfFile);
    }
}

fn peer_with_a_copy() {
    for turn in 0..deaths().div_ceil(5) {
        let (reader, writer) = Pipe::one_way::<Numbered>().unwrap();
        let child = spawn(|| forever(|turn| writer.send(&message(0, turn)).unwrap()));
        random_moment(turn);
        child.kill().unwrap();
        // El padre conserva su copia del extremo que escribe: el núcleo no da nunca el fin de fichero.
        until("el hijo ha terminado", || !child.is_alive());
        let last = loop {
            if let Err(error) = reader.recv() {
                break error;
            }
        };
        is_hopeless(Err::<(), _>(last), child.pid().unwrap());
    }
}
