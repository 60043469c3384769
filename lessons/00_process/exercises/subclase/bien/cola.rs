use shared::ipc::Queue;
use shared::process::{Process, ProcessError};

struct Sumador {
    hasta: u64,
}

impl Sumador {
    fn run(self, cola: &Queue<u64>) {
        let suma = self.hasta * (self.hasta + 1) / 2;
        println!("{}: {}", self.hasta, suma);
        cola.put(&suma).expect("la cola está abierta");
    }
}

fn main() -> anyhow::Result<()> {
    let cola = Queue::new()?;
    let numeros: Vec<u64> =
        std::env::args().skip(1).map(|texto| texto.parse()).collect::<Result<_, _>>()?;
    let mut hijos = Vec::new();
    for hasta in numeros {
        let sumador = Sumador { hasta };
        hijos.push(Process::new(|| sumador.run(&cola)));
    }
    hijos.iter_mut().try_for_each(Process::start)?;
    let mut total = 0;
    for _ in &hijos {
        total += cola.get()?;
    }
    hijos.iter_mut().try_for_each(|hijo| -> Result<(), ProcessError> { hijo.join() })?;
    println!("total {total}");
    Ok(())
}
