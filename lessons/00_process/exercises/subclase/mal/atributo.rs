// Lo rechaza: total
use shared::process::Process;

struct Sumador {
    hasta: u64,
    suma: u64,
}

impl Sumador {
    fn run(&mut self) {
        self.suma = (1..=self.hasta).sum();
        println!("{}: {}", self.hasta, self.suma);
    }
}

fn main() -> anyhow::Result<()> {
    let mut sumadores = Vec::new();
    for texto in std::env::args().skip(1) {
        sumadores.push(Sumador { hasta: texto.parse()?, suma: 0 });
    }
    let mut procesos = Vec::new();
    for sumador in &mut sumadores {
        let mut proceso = Process::new(|| sumador.run());
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    drop(procesos);
    let total: u64 = sumadores.iter().map(|sumador| sumador.suma).sum();
    println!("total {total}");
    Ok(())
}
