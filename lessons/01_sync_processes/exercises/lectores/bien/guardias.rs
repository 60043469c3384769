use std::thread::sleep;
use std::time::Duration;

use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::{Lock, Semaphore};

fn estar(quien: &str, i: usize) {
    println!("{quien} {i} entra");
    sleep(Duration::from_millis(20));
    println!("{quien} {i} sale");
}

struct Sala {
    lectores: RawValue<u32>,
    lock: Lock,
    nadie: Semaphore,
}

fn leer(sala: &Sala, i: usize, veces: usize) -> anyhow::Result<()> {
    for _ in 0..veces {
        let guardia = sala.lock.guard()?;
        sala.lectores.set(sala.lectores.get() + 1);
        if sala.lectores.get() == 1 {
            sala.nadie.acquire()?;
        }
        drop(guardia);
        estar("lector", i);
        sala.lock.acquire()?;
        sala.lectores.set(sala.lectores.get() - 1);
        if sala.lectores.get() == 0 {
            sala.nadie.release()?;
        }
        sala.lock.release()?;
    }
    Ok(())
}

fn escribir(sala: &Sala, i: usize, veces: usize) -> anyhow::Result<()> {
    for _ in 0..veces {
        sala.nadie.acquire()?;
        estar("escritor", i);
        sala.nadie.release()?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_lectores, num_escritores, veces) = (args[0], args[1], args[2]);

    let sala = &Sala {
        lectores: RawValue::new(0)?,
        lock: Lock::new()?,
        nadie: Semaphore::new(1)?,
    };
    let mut procesos = Vec::new();
    for i in 0..num_lectores {
        procesos.push(Process::new(move || leer(sala, i, veces)));
    }
    for i in 0..num_escritores {
        procesos.push(Process::new(move || escribir(sala, i, veces)));
    }
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    Ok(())
}
