use std::thread::sleep;
use std::time::Duration;

use shared::pool::Pool;

struct Tarea {
    pausa: Duration,
}

impl Tarea {
    fn hace(&self, i: u64) -> u64 {
        sleep(self.pausa);
        println!("hecha {i}");
        i.pow(2)
    }
}

fn main() -> anyhow::Result<()> {
    let numeros: Vec<u64> = std::env::args().skip(1).map(|uno| uno.parse()).collect::<Result<_, _>>()?;
    let tarea = Tarea { pausa: Duration::from_millis(numeros[1]) };
    let reserva = Pool::new(4, |i| tarea.hace(i))?;
    let resultados = reserva.imap(0..numeros[0])?;
    println!("sigo");
    for resultado in resultados {
        println!("{}", resultado?);
    }
    reserva.close();
    reserva.join()?;
    println!("fin");
    Ok(())
}
