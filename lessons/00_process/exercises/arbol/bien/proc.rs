use std::fs;

fn hijos(pid: &str) -> Vec<String> {
    let mut encontrados = Vec::new();
    for proceso in fs::read_dir("/proc").expect("hay /proc").flatten() {
        let Ok(stat) = fs::read_to_string(proceso.path().join("stat")) else { continue };
        let Some((_, campos)) = stat.rsplit_once(')') else { continue };
        if campos.split_whitespace().nth(1) == Some(pid) {
            encontrados.push(proceso.file_name().to_string_lossy().into_owned());
        }
    }
    encontrados.retain(|hijo| hijo.parse::<u32>().is_ok());
    encontrados
}

fn descendientes(pid: &str) -> usize {
    hijos(pid).iter().map(|hijo| 1 + descendientes(hijo)).sum()
}

fn main() {
    let pid = std::env::args().nth(1).expect("falta el PID");
    if fs::exists(format!("/proc/{pid}")).unwrap_or(false) {
        println!("{}\n{}", hijos(&pid).len(), descendientes(&pid));
    } else {
        println!("no existe");
    }
}
