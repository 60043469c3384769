find entregas -name '*.py' |
    parallel --tag --joblog cola.tsv --resume \
        cargo run --quiet --bin 06_exam -- \
        practica {/.} --fichero {} --json --aislado >> veredictos.tsv
