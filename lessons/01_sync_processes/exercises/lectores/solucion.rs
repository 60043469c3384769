use std::thread::sleep;
use std::time::Duration;

// HUECO
use shared::ipc::RawValue;
// FIN
use shared::process::Process;
// HUECO
use shared::sync::{Lock, Semaphore};
// FIN

fn estar(quien: &str, i: usize) {
    println!("{quien} {i} entra");
    sleep(Duration::from_millis(20));
    println!("{quien} {i} sale");
}

// HUECO
struct Sala {
    lectores: RawValue<u32>,
    lock: Lock,
    nadie: Semaphore,
}

fn leer(sala: &Sala, i: usize, veces: usize) -> anyhow::Result<()> {
    for _ in 0..veces {
        sala.lock.acquire()?;
        sala.lectores.set(sala.lectores.get() + 1);
        if sala.lectores.get() == 1 {
            sala.nadie.acquire()?;
        }
        sala.lock.release()?;
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
// INICIO: fn leer(i: usize, veces: usize) {
// INICIO:     for _ in 0..veces {
// INICIO:         estar("lector", i);
// INICIO:     }
// INICIO: }
// INICIO:
// INICIO: fn escribir(i: usize, veces: usize) {
// INICIO:     for _ in 0..veces {
// INICIO:         estar("escritor", i);
// INICIO:     }
// INICIO: }
// FIN

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_lectores, num_escritores, veces) = (args[0], args[1], args[2]);

    // HUECO
    let sala = &Sala {
        lectores: RawValue::new(0)?,
        lock: Lock::new()?,
        nadie: Semaphore::new(1)?,
    };
    // FIN
    let mut procesos = Vec::new();
    for i in 0..num_lectores {
        // HUECO
        procesos.push(Process::new(move || leer(sala, i, veces)));
        // INICIO: procesos.push(Process::new(move || leer(i, veces)));
        // FIN
    }
    for i in 0..num_escritores {
        // HUECO
        procesos.push(Process::new(move || escribir(sala, i, veces)));
        // INICIO: procesos.push(Process::new(move || escribir(i, veces)));
        // FIN
    }
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    Ok(())
}
