// Lo rechaza: hijos
use shared::ipc::Value;

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
    for texto in std::env::args().skip(1) {
        let mut sumador = Sumador { hasta: texto.parse()?, total: &total };
        sumador.run()?;
    }
    println!("total {}", total.get());
    Ok(())
}
