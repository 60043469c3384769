//! Lo que sale de ejecutar un programa: sus procesos, y lo que hace cada uno, en su orden.

/// Cómo se lee un programa: bien, o con uno de los errores de siempre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lectura {
    Buena,
    /// `exit` no acaba con nadie.
    SinExit,
    /// `break` no saca de ningún bucle.
    SinBreak,
    /// `&&` y `||` miran siempre los dos lados.
    SinCorto,
    /// `fork` devuelve 0 al padre.
    AlReves,
    /// Los hijos no siguen por la línea siguiente.
    SoloSigueElPadre,
    /// `exec` vuelve.
    ExecVuelve,
    /// No hay búfer: lo escrito llega al momento.
    SinBufer,
    /// El hijo nace con el búfer vacío.
    SinHerencia,
    /// `_exit` y `exec` vacían el búfer.
    ExitVacia,
    /// `wait` no espera.
    SinWait,
    /// Todos existen desde el principio.
    SinNacer,
}

/// Adónde va la salida.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Papel {
    /// El búfer se vacía en cada fin de línea.
    Terminal,
    /// El búfer solo se vacía al acabar.
    Tuberia,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Suceso {
    /// Nace ese hijo: qué `fork` lo creó y con qué valores de las variables.
    Nace { hijo: usize, arranque: Arranque },
    /// Llega a la salida, de una vez, lo que había en el búfer.
    Escribe(Vec<String>),
    /// Espera a que acabe un hijo más.
    Espera,
    /// Espera a que acaben todos los que tiene.
    EsperaTodos,
}

/// De dónde sale un hijo.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranque {
    pub fork: usize,
    pub variables: Vec<(char, u8)>,
    /// Cuántas sentencias se habían ejecutado, para contarlo en orden.
    pub reloj: usize,
}

#[derive(Clone, Debug)]
pub struct Proceso {
    /// P, H1, H2, H1.1…
    pub nombre: String,
    pub padre: Option<usize>,
    pub hijos: Vec<usize>,
    /// Lo que esperaba en el búfer de su padre cuando nació.
    pub heredado: Vec<String>,
    pub sucesos: Vec<Suceso>,
    /// Lo que tira al acabar con `_exit` o al llamar a `exec`.
    pub perdido: Vec<String>,
    /// Ha acabado antes de llegar al final, o se ha convertido en otro programa.
    pub fin: Option<&'static str>,
}

/// Los procesos de una ejecución. El primero es P.
#[derive(Clone, Debug)]
pub struct Familia {
    pub procesos: Vec<Proceso>,
    /// Alguien ha llamado a `wait` sin tener hijos.
    pub espera_en_vano: bool,
    /// Alguien ha acabado con hijos sin recoger.
    pub deja_hijos: bool,
}

impl Familia {
    pub fn cuantos(&self) -> usize {
        self.procesos.len()
    }

    /// Procesos que no escriben nada; `padres` dice el de cada uno, menos el primero.
    pub fn de_padres(padres: &[usize]) -> Self {
        let mut procesos = vec![Proceso::nuevo("P".to_owned(), None)];
        for &padre in padres {
            let hijo = procesos.len();
            procesos[padre].hijos.push(hijo);
            let nombre =
                procesos[padre].nombre_del_hijo(procesos[padre].hijos.len());
            procesos.push(Proceso::nuevo(nombre, Some(padre)));
        }
        Self { procesos, espera_en_vano: false, deja_hijos: false }
    }

    /// Cuántas veces llega a la salida esa palabra.
    pub fn veces(&self, palabra: &str) -> usize {
        self.piezas().filter(|pieza| pieza.trim_end() == palabra).count()
    }

    /// Cuántas líneas llegan a la salida.
    pub fn lineas(&self) -> usize {
        self.piezas().filter(|pieza| pieza.ends_with('\n')).count()
    }

    fn piezas(&self) -> impl Iterator<Item = &String> {
        self.procesos.iter().flat_map(|proceso| proceso.escrito()).flatten()
    }

    /// La forma del árbol, sin nombres: dos iguales dan el mismo texto.
    pub fn forma(&self) -> String {
        self.forma_de(0)
    }

    fn forma_de(&self, quien: usize) -> String {
        let hijos = &self.procesos[quien].hijos;
        let mut formas: Vec<_> =
            hijos.iter().map(|&hijo| self.forma_de(hijo)).collect();
        formas.sort();
        format!("({})", formas.concat())
    }

    /// El árbol, en una línea: `P(H1(H1.1) H2)`.
    pub fn arbol(&self) -> String {
        self.arbol_de(0)
    }

    fn arbol_de(&self, quien: usize) -> String {
        let Proceso { nombre, hijos, .. } = &self.procesos[quien];
        if hijos.is_empty() {
            return nombre.clone();
        }
        let hijos: Vec<_> = hijos.iter().map(|&hijo| self.arbol_de(hijo)).collect();
        format!("{nombre}({})", hijos.join(" "))
    }
}

impl Proceso {
    pub fn nuevo(nombre: String, padre: Option<usize>) -> Self {
        Self {
            nombre,
            padre,
            hijos: vec![],
            heredado: vec![],
            sucesos: vec![],
            perdido: vec![],
            fin: None,
        }
    }

    /// De P, H1; de H1, H1.1.
    pub fn nombre_del_hijo(&self, orden: usize) -> String {
        match self.padre {
            None => format!("H{orden}"),
            Some(_) => format!("{}.{orden}", self.nombre),
        }
    }

    /// Lo que llega de él a la salida, cada vez.
    pub fn escrito(&self) -> impl Iterator<Item = &Vec<String>> {
        self.sucesos.iter().filter_map(|suceso| match suceso {
            Suceso::Escribe(piezas) => Some(piezas),
            _ => None,
        })
    }
}
