// Lo rechaza: linea
use shared::ipc::{Queue, RawArray};
use shared::process::Process;

fn producir(
    cola: &Queue<Option<usize>>,
    desde: usize,
    cuantos: usize,
) -> anyhow::Result<()> {
    for numero in desde..desde + cuantos {
        cola.put(&Some(numero))?;
    }
    Ok(())
}

fn consumir(
    cola: &Queue<Option<usize>>,
    total: &RawArray<usize>,
) -> anyhow::Result<()> {
    while let Some(numero) = cola.get()? {
        total.set(0, total.get(0)? + 1)?;
        total.set(1, total.get(1)? + numero)?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_productores, num_consumidores, cuantos) = (args[0], args[1], args[2]);

    let cola = Queue::bounded(10)?;
    let total = RawArray::new(&[0, 0])?;
    let mut productores = Vec::new();
    for i in 0..num_productores {
        let cola = &cola;
        let mut productor =
            Process::new(move || producir(cola, i * cuantos, cuantos));
        productor.start()?;
        productores.push(productor);
    }
    let mut consumidores = Vec::new();
    for _ in 0..num_consumidores {
        let mut consumidor = Process::new(|| consumir(&cola, &total));
        consumidor.start()?;
        consumidores.push(consumidor);
    }
    for productor in &mut productores {
        productor.join()?;
    }
    for _ in 0..num_consumidores {
        cola.put(&None)?;
    }
    for consumidor in &mut consumidores {
        consumidor.join()?;
    }
    let (cogidos, suma) = (total.get(0)?, total.get(1)?);
    println!("{cogidos} {suma}");
    Ok(())
}
