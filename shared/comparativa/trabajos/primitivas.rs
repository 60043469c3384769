//! Cada primitiva por separado: lo que cuesta una vuelta.

use anyhow::{Result, bail, ensure};
use serde_bytes::ByteBuf;
use shared::ipc::{JoinableQueue, Pipe, RawValue, Value};
use shared::sync::{Barrier, Condition, Event, RLock, Semaphore};

use super::Medida;
use super::equipo::equipo;

const MEBIBYTE: usize = 1 << 20;

pub fn primitiva(nombre: &str, vueltas: u64) -> Result<Medida> {
    match nombre {
        "rlock" => rlock(vueltas),
        "semaforo" => semaforo(vueltas),
        "valor" => valor(vueltas),
        "evento" => evento(vueltas),
        "condicion" => condicion(vueltas),
        "barrera" => barrera(vueltas),
        "tuberia" => tuberia(vueltas),
        "tuberia_larga" => tuberia_larga(vueltas),
        "tareas" => tareas(vueltas),
        _ => bail!("no existe la primitiva «{nombre}»"),
    }
}

/// Varios procesos dan las mismas vueltas, y el primero las cuenta.
fn medir(procesos: u64, vueltas: u64, vuelta: impl Fn(u64) -> Result<()>) -> Result<Medida> {
    let contador = RawValue::new(0_u64)?;
    let tiempo = equipo(procesos, |i| {
        for _ in 0..vueltas {
            vuelta(i)?;
            if i == 0 {
                contador.set(contador.get() + 1);
            }
        }
        Ok(())
    })?;
    Ok(Medida { tiempo, resultado: contador.get() })
}

fn rlock(vueltas: u64) -> Result<Medida> {
    let rlock = RLock::new()?;
    medir(1, vueltas, |_| {
        rlock.acquire()?;
        rlock.acquire()?;
        rlock.release()?;
        Ok(rlock.release()?)
    })
}

fn semaforo(vueltas: u64) -> Result<Medida> {
    let semaforo = Semaphore::new(1)?;
    medir(4, vueltas, |_| {
        semaforo.acquire()?;
        Ok(semaforo.release()?)
    })
}

fn valor(vueltas: u64) -> Result<Medida> {
    let valor = Value::new(0_u64)?;
    medir(1, vueltas, |_| {
        valor.update(|valor| valor + 1)?;
        Ok(())
    })
}

fn evento(vueltas: u64) -> Result<Medida> {
    let (pregunta, respuesta) = (Event::new()?, Event::new()?);
    medir(2, vueltas, |i| {
        if i == 0 {
            pregunta.set();
            respuesta.wait()?;
            respuesta.clear();
        } else {
            pregunta.wait()?;
            pregunta.clear();
            respuesta.set();
        }
        Ok(())
    })
}

fn condicion(vueltas: u64) -> Result<Medida> {
    let condicion = Condition::new()?;
    let turno = RawValue::new(0_u64)?;
    medir(2, vueltas, |i| {
        let _guard = condicion.guard()?;
        while turno.get() != i {
            condicion.wait()?;
        }
        turno.set(1 - i);
        condicion.notify()?;
        Ok(())
    })
}

fn barrera(vueltas: u64) -> Result<Medida> {
    let barrera = Barrier::new(4)?;
    medir(4, vueltas, |_| {
        barrera.wait()?;
        Ok(())
    })
}

fn tuberia(vueltas: u64) -> Result<Medida> {
    let (aqui, alli) = Pipe::duplex::<u64>()?;
    medir(2, vueltas, |i| {
        if i == 0 {
            aqui.send(&7)?;
            ensure!(aqui.recv()? == 7, "ha vuelto otro número");
        } else {
            alli.send(&alli.recv()?)?;
        }
        Ok(())
    })
}

fn tuberia_larga(vueltas: u64) -> Result<Medida> {
    let (lee, escribe) = Pipe::one_way::<ByteBuf>()?;
    let (acusado, acusa) = Pipe::one_way::<()>()?;
    let mensaje = ByteBuf::from(vec![7; MEBIBYTE]);
    medir(2, vueltas, |i| {
        if i == 0 {
            escribe.send(&mensaje)?;
            Ok(acusado.recv()?)
        } else {
            ensure!(lee.recv()?.len() == MEBIBYTE, "falta parte del mensaje");
            Ok(acusa.send(&())?)
        }
    })
}

fn tareas(vueltas: u64) -> Result<Medida> {
    let cola = JoinableQueue::new()?;
    medir(2, vueltas, |i| {
        for tarea in 0..100 {
            if i == 0 {
                cola.put(&tarea)?;
            } else {
                cola.get()?;
                cola.task_done()?;
            }
        }
        if i == 0 {
            cola.join()?;
        }
        Ok(())
    })
}
