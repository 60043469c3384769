//! Mientras alguien pueda hacer que lo esperado llegue, hay esperanza: cada actor de la prueba que está en `waits`.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::thread::sleep;
use std::time::Duration;

use nix::libc;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, sigaction};
use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::ipc::{IpcError, Queue};
use shared::lifeline::Lifeline;
use shared::sync::{Event, Semaphore, SyncError};
use shared::wait::{WaitStatus, waitpid};
use shared::{Signal, child, ending};
use tests::scenario::Scenario;

use crate::support::spawn;

pub const SCENARIOS: &[Scenario] = &[
    ("un manejador de señal puede dar lo que espera su proceso", handler_gives),
    ("un manejador del padre puede dar lo que espera su hijo", handler_gives_to_others),
    ("un manejador que no puede ejecutarse no da esperanza", blocked_handler),
    ("los manejadores de la lección no dan esperanza", handlers_that_end),
    ("un manejador propio la da aunque sustituya a uno de la lección", replaced_handler),
    ("otro hilo puede dar lo que se espera", thread_gives),
    ("un huérfano puede dar lo que se espera", orphan_gives),
];

/// Con mucho menos que esto se pierde la esperanza, si no la hay.
const LONG_ENOUGH: Duration = Duration::from_millis(900);

static EVENT: AtomicPtr<Event> = AtomicPtr::new(ptr::null_mut());
static SEMAPHORE: AtomicPtr<Semaphore> = AtomicPtr::new(ptr::null_mut());
static QUEUE: AtomicPtr<Queue<u32>> = AtomicPtr::new(ptr::null_mut());

extern "C" fn give(_: i32) {
    // SAFETY: o son nulos o lo que hay detrás vive hasta el final del escenario.
    unsafe {
        EVENT.load(Ordering::SeqCst).as_ref().map(Event::set);
        SEMAPHORE.load(Ordering::SeqCst).as_ref().map(Semaphore::release);
        QUEUE.load(Ordering::SeqCst).as_ref().map(|queue| queue.put(&5));
    }
}

fn catch(signal: Signal) {
    let action = SigAction::new(SigHandler::Handler(give), SaFlags::empty(), SigSet::empty());
    // SAFETY: `give` solo cambia palabras atómicas y llama al núcleo.
    unsafe { sigaction(signal, &action) }.unwrap();
}

fn place<T>(value: T, shelf: &AtomicPtr<T>) -> &'static T {
    let value = Box::leak(Box::new(value));
    shelf.store(value, Ordering::SeqCst);
    value
}

/// Un reloj del núcleo me envía la señal al cabo de un rato. No es un proceso, que viviría aún cuando este acabe.
fn signal_later(signal: Signal) {
    let after = libc::timespec { tv_sec: 0, tv_nsec: LONG_ENOUGH.subsec_nanos().into() };
    let once =
        libc::itimerspec { it_interval: libc::timespec { tv_sec: 0, tv_nsec: 0 }, it_value: after };
    let mut timer = ptr::null_mut();
    // SAFETY: todo lo que recibe el núcleo vive hasta que vuelve, y ceros son un `sigevent` válido.
    unsafe {
        let mut event: libc::sigevent = std::mem::zeroed();
        event.sigev_notify = libc::SIGEV_SIGNAL;
        event.sigev_signo = signal as i32;
        assert_eq!(libc::timer_create(libc::CLOCK_MONOTONIC, &raw mut event, &raw mut timer), 0);
        assert_eq!(libc::timer_settime(timer, 0, &raw const once, ptr::null_mut()), 0);
    }
}

fn handler_gives() {
    catch(Signal::SIGUSR1);
    let event = place(Event::new().unwrap(), &EVENT);
    signal_later(Signal::SIGUSR1);
    assert_eq!(event.wait(), Ok(()));
    let semaphore = place(Semaphore::new(0).unwrap(), &SEMAPHORE);
    signal_later(Signal::SIGUSR1);
    assert_eq!(semaphore.acquire(), Ok(()));
    let queue = place(Queue::new().unwrap(), &QUEUE);
    signal_later(Signal::SIGUSR1);
    assert_eq!(queue.get(), Ok(5));
}

fn handler_gives_to_others() {
    let event = place(Event::new().unwrap(), &EVENT);
    let mut child = spawn(|| event.wait().unwrap());
    catch(Signal::SIGUSR1);
    signal_later(Signal::SIGUSR1);
    // Con un plazo, ya habría esperanza.
    child.join().unwrap();
    assert_eq!(child.exitcode(), Some(0));
}

fn blocked_handler() {
    catch(Signal::SIGUSR1);
    let mut only = SigSet::empty();
    only.add(Signal::SIGUSR1);
    only.thread_block().unwrap();
    assert!(matches!(Event::new().unwrap().wait(), Err(SyncError::Hopeless(_))));
}

fn handlers_that_end() {
    ending::install_handlers().unwrap();
    let event = Event::new().unwrap();
    // El del medio tiene también los suyos: los que tiene quien arranca a otro.
    let mut middle = spawn(|| {
        let mut last = spawn(|| assert!(matches!(event.wait(), Err(SyncError::Hopeless(_)))));
        last.join().unwrap();
        assert_eq!(last.exitcode(), Some(0));
    });
    middle.join().unwrap();
    assert_eq!(middle.exitcode(), Some(0));
    assert!(matches!(Queue::<u8>::new().unwrap().get(), Err(IpcError::Hopeless(_))));
}

fn replaced_handler() {
    ending::install_handlers().unwrap();
    catch(Signal::SIGTERM);
    let event = place(Event::new().unwrap(), &EVENT);
    signal_later(Signal::SIGTERM);
    assert_eq!(event.wait(), Ok(()));
}

fn thread_gives() {
    let event = place(Event::new().unwrap(), &EVENT);
    let thread = std::thread::spawn(|| {
        sleep(LONG_ENOUGH);
        give(0);
    });
    assert_eq!(event.wait(), Ok(()));
    thread.join().unwrap();
}

fn orphan_gives() {
    let lifeline = Lifeline::new().unwrap();
    let event = Event::new().unwrap();
    let give = || {
        sleep(LONG_ENOUGH);
        event.set();
    };
    let parent = match fork().unwrap() {
        ForkResult::Child => child::run(|| {
            if lifeline.fork().unwrap().is_child() {
                child::run(give);
            }
        }),
        ForkResult::Parent { child } => child,
    };
    assert_eq!(waitpid(parent, None), Ok(WaitStatus::Exited(parent, 0)));
    assert_eq!(event.wait(), Ok(()));
}
