//! Trozos de frase en español.

/// «H1, H2 y H3».
pub fn lista(nombres: &[impl AsRef<str>]) -> String {
    match nombres {
        [] => "nadie".to_owned(),
        [unico] => unico.as_ref().to_owned(),
        [primeros @ .., ultimo] => {
            let primeros: Vec<&str> = primeros.iter().map(AsRef::as_ref).collect();
            let ultimo = ultimo.as_ref();
            let y = if ultimo.starts_with(['i', 'I', 'í']) { "e" } else { "y" };
            format!("{} {y} {ultimo}", primeros.join(", "))
        }
    }
}

/// «1 hijo», «3 hijos».
pub fn cuantos(numero: usize, uno: &str, varios: &str) -> String {
    format!("{numero} {}", if numero == 1 { uno } else { varios })
}

#[cfg(test)]
mod tests {
    use super::lista;

    #[test]
    fn enumeraciones() {
        assert_eq!(lista(&["H1"]), "H1");
        assert_eq!(lista(&["H1", "H2", "H3"]), "H1, H2 y H3");
        assert_eq!(lista(&[] as &[&str]), "nadie");
    }
}
