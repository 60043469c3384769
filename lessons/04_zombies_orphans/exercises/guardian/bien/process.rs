use std::process::exit;
use std::thread::sleep;
use std::time::Duration;

use shared::process::Process;

fn nace(i: usize, vida: u32, metas: &[u32]) -> anyhow::Result<Process> {
    let pausa = Duration::from_millis(100 * (metas.len() - i) as u64);
    let codigo = i32::from(vida < metas[i]);
    let mut proceso = Process::new(move || {
        println!("hijo {i} vida {vida}");
        sleep(pausa);
        exit(codigo);
    });
    proceso.start()?;
    Ok(proceso)
}

fn main() -> anyhow::Result<()> {
    let metas: Vec<u32> = std::env::args().skip(1).map(|meta| meta.parse()).collect::<Result<_, _>>()?;
    let mut vidas = vec![1; metas.len()];
    let mut hijos = Vec::new();
    for i in 0..metas.len() {
        hijos.push((i, nace(i, 1, &metas)?));
    }
    while !hijos.is_empty() {
        let mut siguen = Vec::new();
        for (i, mut hijo) in hijos {
            if !hijo.join_timeout(Duration::from_millis(10))? {
                siguen.push((i, hijo));
            } else if hijo.exitcode() != Some(0) {
                vidas[i] += 1;
                siguen.push((i, nace(i, vidas[i], &metas)?));
            }
        }
        hijos = siguen;
    }
    for (i, cuantas) in vidas.into_iter().enumerate() {
        println!("{i} {cuantas}");
    }
    Ok(())
}
