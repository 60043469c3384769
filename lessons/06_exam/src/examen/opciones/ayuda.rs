//! Lo que enseña `cargo examen --ayuda`.

pub const AYUDA: &str = "\
Un examen de prueba como los de verdad, con su reloj y su nota.

Uso:
  cargo examen                  empieza uno, o sigue con el que quedó a medias
  cargo examen repaso           unos minutos al día, de lo que toca repasar
  cargo examen historial        las notas que llevas
  cargo examen --plan FECHA     qué hacer cada día hasta esa fecha

Qué examen:
  --perfil clase                90 minutos: 10 de test, 1 razonada y 1 programa
  --perfil universidad          120 minutos: fork, árboles y estados
  --perfil fp                   120 minutos: 30 de test y 1 programa
  --preguntas N                 cuántas de test
  --minutos N                   cuánto dura; con 0, sin reloj; en el repaso, 10
  --temas 1,3,20-24             solo de esos temas
  --pesos 5:1,5:3,5             lo que valen el test, la razonada y el programa;
                                lo que vale 0 se quita
  --penalizacion P              lo que resta una de opciones equivocada:
                                '1/(n-1)', 1/3, 25%, 30%, 1/2 o ninguna
  --eliminatorio P              sin ese tanto por ciento del test, lo demás no
                                cuenta: --eliminatorio 50
  --lenguaje python|rust|c      el del programa; si no, el que usas al practicar
  --en-blanco                   el programa se empieza en una hoja en blanco
  --juzga-durante               el juez mira el programa cuando se le pide
  --semilla N                   repite el examen que salió con esa semilla

En el repaso solo van --temas, --minutos y --semilla; en el historial y en el
plan, ninguna.

Cómo se hace:
  --lineas                      un diálogo de líneas, para lectores de pantalla
                                y tuberías, en lugar de la pantalla completa;
                                el repaso siempre es así
  --reloj sigue|para            con el examen cerrado, el reloj sigue o se para;
                                si no se dice, se para
  --nuevo                       deja el que estaba a medias y empieza otro
  --ayuda                       enseña esta ayuda

Lo que contestas se queda en tu ordenador. Acaba con 0, también si lo dejas a
medias, y con 2 si se ha pedido mal.
";
