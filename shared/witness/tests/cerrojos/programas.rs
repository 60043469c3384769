//! Los programas que se miran: pequeños, y cada uno con una sola cosa que compartir.

use shared::ipc::{Queue, RawArray, RawValue};
use shared::pool::Pool;
use shared::process::Process;
use shared::sync::{Barrier, Condition, Event, Lock, RLock, Semaphore, SyncError};

type Done = Result<(), Box<dyn std::error::Error>>;

pub fn run(name: &str) -> Done {
    match name {
        "mismo_lock" => contar(Some(&Lock::new()?.with_name("común"))),
        "sin_lock" => contar(None),
        "sin_parar" => sin_parar(),
        "un_lock_cada_uno" => un_lock_cada_uno(),
        "filosofos" => filosofos(),
        "productor_consumidor" => productor_consumidor(),
        "reserva" => reserva(),
        "lista" => lista(),
        "variedad" => variedad(),
        "muere_con_el" => muere_con_el(),
        _ => Err(format!("no hay ningún programa «{name}»").into()),
    }
}

/// Arranca uno por cada cosa que hacer, y los espera.
fn todos<'a>(
    tareas: impl IntoIterator<Item = Box<dyn Fn() -> Result<(), SyncError> + 'a>>,
) -> Done {
    let mut procesos = Vec::new();
    for tarea in tareas {
        let mut proceso = Process::new(tarea);
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    Ok(())
}

fn contar(lock: Option<&Lock>) -> Done {
    let contador = &RawValue::new(0)?;
    todos((0..3).map(|_| -> Box<dyn Fn() -> Result<(), SyncError> + '_> {
        Box::new(move || {
            for _ in 0..40 {
                let _guardia = lock.map(Lock::guard).transpose()?;
                contador.set(contador.get() + 1);
            }
            Ok(())
        })
    }))
}

/// Más veces de las que caben, y disputándoselo.
fn sin_parar() -> Done {
    let lock = &Lock::new()?;
    todos((0..3).map(|_| -> Box<dyn Fn() -> Result<(), SyncError> + '_> {
        Box::new(|| (0..20_000).try_for_each(|_| lock.guard().map(drop)))
    }))
}

/// Cada uno espera al otro con su cerrojo adquirido.
fn un_lock_cada_uno() -> Done {
    let dentro = &Barrier::new(2)?;
    todos((0..2).map(|_| -> Box<dyn Fn() -> Result<(), SyncError> + '_> {
        Box::new(|| {
            let lock = Lock::new()?;
            let _guardia = lock.guard()?;
            dentro.wait().map(drop)
        })
    }))
}

/// Cada uno coge un tenedor, espera a que todos tengan el suyo y pide el del otro.
fn filosofos() -> Done {
    let tenedores = &[Lock::new()?.with_name("tenedor 1"), Lock::new()?.with_name("tenedor 2")];
    let sentados = &Barrier::new(2)?;
    todos((0..2).map(|i| -> Box<dyn Fn() -> Result<(), SyncError> + '_> {
        Box::new(move || {
            let _izquierdo = tenedores[i].guard()?;
            sentados.wait()?;
            let _derecho = tenedores[1 - i].guard()?;
            Ok(())
        })
    }))
}

fn productor_consumidor() -> Done {
    let cola = &Queue::bounded(2)?.with_name("pedidos");
    let mut consumidor = Process::new(|| (0..20).try_for_each(|_| cola.get().map(|_: u32| ())));
    consumidor.start()?;
    for pedido in 0..20_u32 {
        cola.put(&pedido)?;
    }
    consumidor.join()?;
    Ok(())
}

fn reserva() -> Done {
    let reserva = Pool::new(2, |n: u64| n * n)?;
    reserva.chunksize(3).map(0..10)?;
    reserva.close();
    reserva.join()?;
    Ok(())
}

fn lista() -> Done {
    let lista = RawArray::new(&[5, 6])?;
    lista.set(1, lista.get(0)? + 1)?;
    Ok(())
}

fn variedad() -> Done {
    let (semaforo, rlock) = (Semaphore::new(1)?, RLock::new()?);
    let (evento, condicion) = (Event::new()?, Condition::new()?.with_name("sitio"));
    let fuera = &RawValue::new(false)?;
    let mut hijo = Process::new(|| {
        semaforo.acquire()?;
        semaforo.release()?;
        rlock.acquire()?;
        rlock.acquire()?;
        rlock.release()?;
        rlock.release()?;
        evento.wait()?;
        let _guardia = condicion.guard()?;
        fuera.set(true);
        condicion.notify().map(drop)
    });
    hijo.start()?;
    let guardia = condicion.guard()?;
    evento.set();
    condicion.wait_for(|| fuera.get())?;
    drop(guardia);
    hijo.join()?;
    Ok(())
}

/// Un hijo muere con el cerrojo, y su padre se lo queda.
fn muere_con_el() -> Done {
    let lock = Lock::new()?;
    let mut hijo = Process::new(|| {
        std::mem::forget(lock.guard());
        shared::ending::exit_now(0)
    });
    hijo.start()?;
    hijo.join()?;
    drop(lock.guard()?);
    Ok(())
}
