//! A alguien lo matan en un momento cualquiera: los demás siguen, y saben quién ha sido.

use shared::Pid;
use shared::ipc::{RawArray, RawValue};
use shared::process::Process;
use shared::sync::{
    Acquired, Barrier, BrokenBy, Condition, Event, Lock, RLock, Semaphore, SyncError,
};
use tests::scenario::Scenario;
use tests::until;

use crate::support::{deaths, random_moment, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("muertes: quien tiene un lock", lock_owner),
    ("muertes: quien tiene un rlock", rlock_owner),
    ("muertes: quien espera un semáforo", semaphore_waiter),
    ("muertes: quien espera un evento", event_waiter),
    ("muertes: quien espera o avisa en una condición", condition_waiter),
    ("muertes: quien está en una barrera", barrier_party),
];

const CHILDREN: usize = 3;

/// En cada vuelta, tres hijos repiten `body`; a uno lo matan en un momento cualquiera, y `after` comprueba que los
/// otros siguen.
fn kill_one(body: impl Fn(usize), mut after: impl FnMut(&[Process<'_>], usize)) {
    for turn in 0..deaths() {
        let body = &body;
        let children: Vec<_> = (0..CHILDREN).map(|number| spawn(move || body(number))).collect();
        random_moment(turn);
        let victim = turn as usize % CHILDREN;
        children[victim].kill().unwrap();
        after(&children, victim);
        for child in &children {
            child.kill().unwrap();
        }
    }
}

/// Todos menos la víctima avanzan.
#[track_caller]
fn the_others_go_on(progress: &RawArray<u64>, victim: usize) {
    let before = progress.to_vec();
    let goes_on = |number: usize| progress.get(number).unwrap() > before[number];
    until("los otros avanzan", || (0..CHILDREN).all(|n| n == victim || goes_on(n)));
}

fn advance(progress: &RawArray<u64>, number: usize) {
    progress.set(number, progress.get(number).unwrap() + 1).unwrap();
}

/// Quién está dentro de la sección crítica: 0 si nadie. Si quien estaba ha muerto, el siguiente debe saberlo.
fn enter(inside: &RawValue<i32>, acquired: Acquired, news: &RawValue<u32>) {
    if let Some(dead) = acquired.dead_owner() {
        assert!(inside.get() == 0 || inside.get() == dead.as_raw(), "el muerto es otro");
        inside.set(0);
        news.set(news.get() + 1);
    }
    assert_eq!(inside.get(), 0, "hay otro dentro");
    inside.set(Pid::this().as_raw());
}

fn lock_owner() {
    let (inside, news) = (RawValue::new(0).unwrap(), RawValue::new(0).unwrap());
    let (lock, progress) = (Lock::new().unwrap(), RawArray::new(&[0; CHILDREN]).unwrap());
    let body = |number| {
        loop {
            enter(&inside, lock.acquire().unwrap(), &news);
            advance(&progress, number);
            inside.set(0);
            lock.release().unwrap();
        }
    };
    kill_one(body, |_, victim| the_others_go_on(&progress, victim));
    assert!(news.get() > 0, "ninguna muerte ha ocurrido con el cerrojo: la prueba no prueba nada");
}

fn rlock_owner() {
    let (inside, news) = (RawValue::new(0).unwrap(), RawValue::new(0).unwrap());
    let (rlock, progress) = (RLock::new().unwrap(), RawArray::new(&[0; CHILDREN]).unwrap());
    let body = |number| {
        loop {
            enter(&inside, rlock.acquire().unwrap(), &news);
            assert_eq!(rlock.acquire().unwrap(), Acquired::Free);
            advance(&progress, number);
            rlock.release().unwrap();
            inside.set(0);
            rlock.release().unwrap();
        }
    };
    kill_one(body, |_, victim| the_others_go_on(&progress, victim));
    assert!(news.get() > 0, "ninguna muerte ha ocurrido con el cerrojo: la prueba no prueba nada");
}

fn semaphore_waiter() {
    let (semaphore, progress) =
        (Semaphore::new(0).unwrap(), RawArray::new(&[0; CHILDREN]).unwrap());
    let body = |number| {
        loop {
            semaphore.acquire().unwrap();
            advance(&progress, number);
        }
    };
    let total = || progress.to_vec().iter().sum::<u64>();
    kill_one(body, |_, _| {
        for _ in 0..5 {
            let before = total();
            semaphore.release().unwrap();
            // El muerto pudo llevarse uno, pero no el que se acaba de sumar.
            until("pasa uno", || total() > before);
        }
    });
}

fn event_waiter() {
    let (event, progress) = (Event::new().unwrap(), RawArray::new(&[0; CHILDREN]).unwrap());
    let body = |number| {
        loop {
            event.wait().unwrap();
            advance(&progress, number);
            event.clear();
        }
    };
    kill_one(body, |_, victim| {
        let before = progress.to_vec();
        until("despiertan todos", || {
            event.set();
            (0..CHILDREN).all(|n| n == victim || progress.get(n).unwrap() > before[n])
        });
        event.clear();
    });
}

fn condition_waiter() {
    let (condition, tickets) = (Condition::new().unwrap(), RawValue::new(0).unwrap());
    let taken = RawValue::new(0_u64).unwrap();
    let body = |_| {
        loop {
            condition.acquire().unwrap();
            while tickets.get() == 0 {
                condition.wait().unwrap();
            }
            tickets.set(tickets.get() - 1);
            taken.set(taken.get() + 1);
            condition.release().unwrap();
        }
    };
    let offer = || {
        condition.acquire().unwrap();
        tickets.set(tickets.get() + 1);
        condition.notify().unwrap();
        condition.release().unwrap();
    };
    for turn in 0..deaths() {
        let children: Vec<_> = (0..CHILDREN).map(|number| spawn(move || body(number))).collect();
        // Mientras se avisa una y otra vez, muere uno: quizá con un aviso que no llega a aprovechar.
        for burst in 0..5 {
            offer();
            if burst == turn % 5 {
                random_moment(turn);
                children[turn as usize % CHILDREN].kill().unwrap();
            }
        }
        until("no se pierde ningún aviso", || tickets.get() == 0);
        for child in &children {
            child.kill().unwrap();
        }
    }
    assert!(taken.get() >= u64::from(deaths()) * 3);
}

fn barrier_party() {
    let mut deaths_seen = 0;
    for turn in 0..deaths() {
        // Unas veces pasan una ronda tras otra; otras falta uno, y todos esperan en la primera.
        let barrier = Barrier::new(CHILDREN + turn as usize % 2).unwrap();
        let told = RawArray::new(&[0; CHILDREN]).unwrap();
        let body = |number| {
            let error = loop {
                if let Err(error) = barrier.wait() {
                    break error;
                }
            };
            let dead = match error {
                SyncError::BrokenBarrier(BrokenBy::Death(pid)) => pid.as_raw(),
                // Murió sin llegar a la ronda en la que los otros lo esperan: nadie sabe que iba a volver, pero ya no puede.
                SyncError::BrokenBarrier(BrokenBy::Hopeless) | SyncError::Hopeless(_) => -1,
                other => panic!("{other}"),
            };
            told.set(number, dead).unwrap();
        };
        let body = &body;
        let mut children: Vec<_> =
            (0..CHILDREN).map(|number| spawn(move || body(number))).collect();
        random_moment(turn);
        let victim = turn as usize % CHILDREN;
        let pid = children[victim].pid().unwrap().as_raw();
        children[victim].kill().unwrap();
        for child in &mut children {
            child.join().unwrap();
        }
        for (number, dead) in told.to_vec().into_iter().enumerate() {
            let expected = if number == victim { [0, 0] } else { [pid, -1] };
            assert!(expected.contains(&dead), "hijo {number}: {dead}, y ha muerto {pid}");
            deaths_seen += u32::from(dead == pid);
        }
    }
    assert!(deaths_seen > 0, "nadie ha muerto esperando en la barrera: la prueba no prueba nada");
}
