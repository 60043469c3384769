// El código de la página: sin la sangría de donde se tomó; y donde está en varios lenguajes, uno al lado de otro o,
// si no caben, el que elija quien lee, que se recuerda. Sin este fichero se ven todos, uno debajo de otro.
'use strict';

(function code_in_languages() {
    const KEY = 'cuaderno-lenguaje';
    const NAMES = { python: 'Python', rust: 'Rust', c: 'C' };

    const language_of = pre => /language-(\w+)/.exec(pre.querySelector('code').className)[1];

    // Lo que empieza con sangría detrás de una llave en el margen, o de dos líneas en blanco, es otro trozo del fichero.
    function without_indent(text) {
        return text.split(/(?<=^\}\n|\n\n)\n(?= )/m).map(without_common_indent).join('\n');
    }

    function without_common_indent(text) {
        const indents = text.split('\n').filter(line => line.trim()).map(line => line.search(/\S/));
        return text.replace(new RegExp(`^ {${Math.min(...indents)}}`, 'gm'), '');
    }

    // Sin permiso para guardar (o sin nada guardado), la elección dura lo que la página.
    function remembered() {
        try {
            return localStorage.getItem(KEY);
        } catch {
            return null;
        }
    }

    function remember(language) {
        try {
            localStorage.setItem(KEY, language);
        } catch { /* vale para esta página */ }
    }

    for (const code of document.querySelectorAll('.codigo code[class*=language-]')) {
        // Con líneas ocultas no es un solo texto, y se deja como está.
        if (!code.firstElementChild && code.textContent.trim()) {
            code.textContent = without_indent(code.textContent);
        }
    }

    const groups = [...document.querySelectorAll('.codigo')]
        .map(block => new Map([...block.querySelectorAll('pre')].map(pre => [language_of(pre), pre])))
        .filter(panels => panels.size > 1);

    function choose(language) {
        for (const panels of groups) {
            const shown = panels.has(language) ? language : panels.keys().next().value;
            for (const [name, pre] of panels) {
                for (const part of [pre, pre.previousElementSibling]) {
                    part.classList.toggle('otro-lenguaje', name !== shown);
                }
            }
            for (const button of panels.buttons.children) {
                button.setAttribute('aria-pressed', button.value === shown);
            }
        }
    }

    for (const panels of groups) {
        const buttons = document.createElement('div');
        buttons.className = 'lenguajes';
        buttons.setAttribute('role', 'group');
        buttons.setAttribute('aria-label', 'Lenguaje');
        for (const language of panels.keys()) {
            const button = document.createElement('button');
            button.type = 'button';
            button.value = language;
            button.textContent = NAMES[language] ?? language;
            button.addEventListener('click', () => {
                // Los demás bloques también cambian: que el pulsado no se mueva de donde está.
                const before = button.getBoundingClientRect().top;
                remember(language);
                choose(language);
                window.scrollBy(0, button.getBoundingClientRect().top - before);
            });
            buttons.append(button);
        }
        panels.values().next().value.closest('.codigo').prepend(buttons);
        panels.buttons = buttons;
    }
    choose(remembered());
})();
