//! Líneas con su sangría, que recuerdan los `fork` que llevan.

/// El código y dónde está cada `fork`.
pub struct Escrito {
    pub codigo: String,
    /// Por su número: su línea, desde 1, y cuál es de las de su línea, si hay varias.
    sitios: Vec<(usize, Option<usize>)>,
}

impl Escrito {
    /// «el `fork` de la línea 6», «el segundo de la línea 6».
    pub fn sitio(&self, fork: usize, como: &str) -> String {
        const ORDINALES: [&str; 5] =
            ["primer", "segundo", "tercer", "cuarto", "quinto"];
        match self.sitios[fork] {
            (linea, None) => format!("el {como} de la línea {linea}"),
            (linea, Some(orden)) => {
                format!("el {} {como} de la línea {linea}", ORDINALES[orden])
            }
        }
    }
}

#[derive(Default)]
pub struct Pagina {
    lineas: Vec<String>,
    sangria: usize,
    /// La línea de cada `fork`, por orden de aparición.
    forks: Vec<usize>,
}

impl Pagina {
    /// Una línea más, con tantos `fork`.
    pub fn con_forks(&mut self, texto: &str, forks: usize) {
        self.lineas.push(format!("{}{texto}", "    ".repeat(self.sangria)));
        self.forks.extend(vec![self.lineas.len(); forks]);
    }

    pub fn linea(&mut self, texto: &str) {
        self.con_forks(texto, 0);
    }

    pub fn vacia(&mut self) {
        self.lineas.push(String::new());
    }

    pub fn dentro(&mut self, escribe: impl FnOnce(&mut Self)) {
        self.sangria += 1;
        escribe(self);
        self.sangria -= 1;
    }

    pub fn acaba(self) -> Escrito {
        let sitios = self
            .forks
            .iter()
            .enumerate()
            .map(|(fork, &linea)| {
                let suyos = self.forks.iter().filter(|otra| **otra == linea);
                let antes =
                    self.forks[..fork].iter().filter(|otra| **otra == linea);
                (linea, (suyos.count() > 1).then(|| antes.count()))
            })
            .collect();
        Escrito { codigo: self.lineas.join("\n") + "\n", sitios }
    }
}
