//! «Modifica» de un_lock_cada_uno: los procesos pares comparten un cerrojo, y los impares, otro.

use shared::gate::Gate;
use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Lock;

fn main() -> anyhow::Result<()> {
    let (num_procesos, vueltas) = (4, 1_000_000);
    let contador = RawValue::new(0)?;
    let salida = Gate::new()?;

    // ANCHOR: bucle
    let (pares, impares) = (Lock::new()?, Lock::new()?);
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let mut proceso = if i % 2 == 0 {
            Process::new(|| sumar(&pares, &contador, &salida, vueltas))
        } else {
            Process::new(|| sumar(&impares, &contador, &salida, vueltas))
        };
        proceso.start()?;
        procesos.push(proceso);
    }
    // ANCHOR_END: bucle
    salida.open()?;
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!(
        "el contador vale {} y debería valer {}",
        contador.get(),
        num_procesos * vueltas
    );
    Ok(())
}

fn sumar(
    lock: &Lock,
    contador: &RawValue<u64>,
    salida: &Gate,
    vueltas: u64,
) -> anyhow::Result<()> {
    salida.wait()?;
    for _ in 0..vueltas {
        lock.acquire()?;
        let leido = contador.get();
        contador.set(leido + 1);
        lock.release()?;
    }
    Ok(())
}
