use shared::ipc::{JoinableQueue, Queue};
use shared::process::Process;

fn producir(
    cola: &JoinableQueue<Option<usize>>,
    desde: usize,
    cuantos: usize,
) -> anyhow::Result<()> {
    for numero in desde..desde + cuantos {
        cola.put(&Some(numero))?;
    }
    Ok(())
}

fn consumir(
    cola: &JoinableQueue<Option<usize>>,
    resultados: &Queue<(usize, usize)>,
) -> anyhow::Result<()> {
    let (mut cogidos, mut suma) = (0, 0);
    while let Some(numero) = cola.get()? {
        cogidos += 1;
        suma += numero;
        cola.task_done()?;
    }
    resultados.put(&(cogidos, suma))?;
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_productores, num_consumidores, cuantos) = (args[0], args[1], args[2]);

    let cola = JoinableQueue::bounded(10)?;
    let resultados = Queue::new()?;
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
        let mut consumidor = Process::new(|| consumir(&cola, &resultados));
        consumidor.start()?;
        consumidores.push(consumidor);
    }
    for productor in &mut productores {
        productor.join()?;
    }
    for _ in 0..num_consumidores {
        cola.put(&None)?;
    }
    let (mut cogidos, mut suma) = (0, 0);
    for _ in 0..num_consumidores {
        let (suyos, su_suma) = resultados.get()?;
        cogidos += suyos;
        suma += su_suma;
    }
    for consumidor in &mut consumidores {
        consumidor.join()?;
    }
    println!("{cogidos} {suma}");
    Ok(())
}
