//! El árbol que se va escribiendo, dibujado con los nombres y en el orden en que se escribe.

/// Una línea por proceso: `├─ H1`. El texto ha de ser un árbol bien escrito.
pub fn dibujo(texto: &str) -> Vec<String> {
    let procesos = procesos(texto);
    let mut lineas = Vec::new();
    // De cada nivel, si quedan hermanos por debajo.
    let mut quedan: Vec<bool> = Vec::new();
    for (cual, (nivel, nombre)) in procesos.iter().enumerate() {
        quedan.truncate(*nivel);
        let mas = procesos[cual + 1..]
            .iter()
            .take_while(|(otro, _)| otro >= nivel)
            .any(|(otro, _)| otro == nivel);
        let sangria: String = quedan
            .iter()
            .skip(1)
            .map(|quedan| if *quedan { "│  " } else { "   " })
            .collect();
        let rama = match (nivel, mas) {
            (0, _) => "",
            (_, true) => "├─ ",
            (_, false) => "└─ ",
        };
        lineas.push(format!("{sangria}{rama}{nombre}"));
        quedan.push(mas);
    }
    lineas
}

/// Cada proceso, con cuántos antepasados tiene.
fn procesos(texto: &str) -> Vec<(usize, String)> {
    let mut procesos: Vec<(usize, String)> = Vec::new();
    let mut nivel = 0_usize;
    let mut sigue = false;
    for letra in texto.chars() {
        match letra {
            '(' => nivel += 1,
            ')' => nivel = nivel.saturating_sub(1),
            letra if letra == ',' || letra.is_whitespace() => {}
            letra => match procesos.last_mut() {
                Some((_, nombre)) if sigue => nombre.push(letra),
                _ => procesos.push((nivel, letra.to_string())),
            },
        }
        sigue = !matches!(letra, '(' | ')' | ',') && !letra.is_whitespace();
    }
    procesos
}

#[cfg(test)]
mod tests {
    use super::dibujo;

    #[test]
    fn se_dibuja_como_se_escribe() {
        assert_eq!(
            dibujo("P(A(A1(x), A2) B(B1))"),
            ["P", "├─ A", "│  ├─ A1", "│  │  └─ x", "│  └─ A2", "└─ B", "   └─ B1"]
        );
        assert_eq!(dibujo(" P "), ["P"]);
    }
}
