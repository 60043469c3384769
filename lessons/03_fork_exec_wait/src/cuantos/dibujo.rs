//! Dibujar el árbol con el `fork` que hizo cada rama.

use super::arbol::Proceso;

pub fn dibujar(procesos: &[Proceso]) -> String {
    let raiz = procesos.iter().find(|proceso| proceso.nombre == "P");
    let mut lineas = vec!["  P".to_owned()];
    if let Some(raiz) = raiz {
        colgar(procesos, raiz.pid, "  ", &mut lineas);
    }
    lineas.join("\n")
}

fn colgar(
    procesos: &[Proceso],
    padre: i32,
    margen: &str,
    lineas: &mut Vec<String>,
) {
    let mut hijos: Vec<&Proceso> =
        procesos.iter().filter(|hijo| hijo.ppid == padre).collect();
    hijos.sort_by(|uno, otro| uno.nombre.cmp(&otro.nombre));
    for (posicion, hijo) in hijos.iter().enumerate() {
        let ultimo = posicion + 1 == hijos.len();
        let (codo, sigue) =
            if ultimo { ("└─", "   ") } else { ("├─", "│  ") };
        lineas.push(format!("{margen}{codo} {} ─→ {}", hijo.origen, hijo.nombre));
        colgar(procesos, hijo.pid, &format!("{margen}{sigue}"), lineas);
    }
}
