// Lo rechaza: a_la_vez
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
        self.total.update(|total| total + suma)?;
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
        proceso.join()?;
    }
    println!("total {}", total.get());
    Ok(())
}
