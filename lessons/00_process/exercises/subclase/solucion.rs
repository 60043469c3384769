use shared::ipc::Value;
use shared::process::Process;

struct Sumador<'a> {
    hasta: i64,
    total: &'a Value<i64>,
}

impl Sumador<'_> {
    fn run(&mut self) -> anyhow::Result<()> {
        let suma: i64 = (1..=self.hasta).sum();
        println!("{}: {suma}", self.hasta);
        // HUECO
        self.total.update(|total| total + suma)?;
        // INICIO: self.hasta = suma;
        // INICIO: let _ = self.total;
        // FIN
        Ok(())
    }
}

fn main() -> anyhow::Result<()> {
    let total = Value::new(0)?;
    let mut procesos = Vec::new();
    for texto in std::env::args().skip(1) {
        let mut sumador = Sumador { hasta: texto.parse()?, total: &total };
        procesos.push(Process::new(move || sumador.run()));
    }
    for proceso in &mut procesos {
        proceso.start()?;
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("total {}", total.get());
    Ok(())
}
