// Qué código es demasiado largo para no partirlo entre dos hojas, que los estilos no pueden saberlo. Sin este fichero,
// el código largo empieza en una hoja nueva.
'use strict';

(function on_paper() {
    const LONG = 25; // líneas

    for (const code of document.querySelectorAll('main pre > code')) {
        code.parentElement.classList.toggle('larga', code.textContent.trimEnd().split('\n').length > LONG);
    }
})();
