use std::thread::sleep;
use std::time::Duration;

use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Condition;

fn estar(quien: &str, i: usize) {
    println!("{quien} {i} entra");
    sleep(Duration::from_millis(20));
    println!("{quien} {i} sale");
}

struct Sala {
    lectores: RawValue<u32>,
    escritores: RawValue<u32>,
    cambio: Condition,
}

fn leer(sala: &Sala, i: usize, veces: usize) -> anyhow::Result<()> {
    for _ in 0..veces {
        let guardia = sala.cambio.guard()?;
        while sala.escritores.get() > 0 {
            let _ = sala.cambio.wait()?;
        }
        sala.lectores.set(sala.lectores.get() + 1);
        drop(guardia);
        estar("lector", i);
        let _guardia = sala.cambio.guard()?;
        sala.lectores.set(sala.lectores.get() - 1);
        let _ = sala.cambio.notify_all()?;
    }
    Ok(())
}

fn escribir(sala: &Sala, i: usize, veces: usize) -> anyhow::Result<()> {
    for _ in 0..veces {
        let guardia = sala.cambio.guard()?;
        while sala.escritores.get() > 0 || sala.lectores.get() > 0 {
            let _ = sala.cambio.wait()?;
        }
        sala.escritores.set(1);
        drop(guardia);
        estar("escritor", i);
        let _guardia = sala.cambio.guard()?;
        sala.escritores.set(0);
        let _ = sala.cambio.notify_all()?;
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
        escritores: RawValue::new(0)?,
        cambio: Condition::new()?,
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
