use shared::ipc::{RawArray, RawValue};
use shared::process::Process;
use shared::sync::{Lock, Semaphore};

const SITIO: usize = 10;

struct Almacen {
    numeros: RawArray<usize>,
    puestos: RawValue<usize>,
    cogidos: RawValue<usize>,
    suma: RawValue<usize>,
    huecos: Semaphore,
    elementos: Semaphore,
    lock: Lock,
}

fn producir(almacen: &Almacen, desde: usize, cuantos: usize) -> anyhow::Result<()> {
    for numero in desde..desde + cuantos {
        almacen.huecos.acquire()?;
        let _guardia = almacen.lock.guard()?;
        let puestos = almacen.puestos.get();
        almacen.numeros.set(puestos % SITIO, numero)?;
        almacen.puestos.set(puestos + 1);
        drop(_guardia);
        almacen.elementos.release()?;
    }
    Ok(())
}

fn consumir(almacen: &Almacen, total: usize) -> anyhow::Result<()> {
    loop {
        almacen.elementos.acquire()?;
        let _guardia = almacen.lock.guard()?;
        let cogidos = almacen.cogidos.get();
        if cogidos == total {
            return Ok(());
        }
        let numero = almacen.numeros.get(cogidos % SITIO)?;
        almacen.suma.set(almacen.suma.get() + numero);
        almacen.cogidos.set(cogidos + 1);
        drop(_guardia);
        almacen.huecos.release()?;
    }
}

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let [p, c, n] = args[..] else { anyhow::bail!("son tres: P, C y N") };
    let almacen = &Almacen {
        numeros: RawArray::new(&[0; SITIO])?,
        puestos: RawValue::new(0)?,
        cogidos: RawValue::new(0)?,
        suma: RawValue::new(0)?,
        huecos: Semaphore::new(SITIO as u32)?,
        elementos: Semaphore::new(0)?,
        lock: Lock::new()?,
    };
    let mut productores = Vec::new();
    for i in 0..p {
        let mut proceso = Process::new(move || producir(almacen, i * n, n));
        proceso.start()?;
        productores.push(proceso);
    }
    let mut consumidores = Vec::new();
    for _ in 0..c {
        let mut proceso = Process::new(move || consumir(almacen, p * n));
        proceso.start()?;
        consumidores.push(proceso);
    }
    for proceso in &mut productores {
        proceso.join()?;
    }
    for _ in 0..c {
        almacen.elementos.release()?;
    }
    for proceso in &mut consumidores {
        proceso.join()?;
    }
    println!("{} {}", almacen.cogidos.get(), almacen.suma.get());
    Ok(())
}
