# To be sourced after env.sh: what the training of models is compiled and run with.
libraries=$tools/training.classpath
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

compile_training() { # OUTPUT
    mkdir -p "$tools"
    if [ ! "$libraries" -nt releng/training/pom.xml ]; then
        # Away from this tree: its build extension would read every bundle first.
        local project
        project=$(mktemp -d)
        cp releng/training/pom.xml "$project"
        (cd "$project" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$libraries") >&2 ||
            fail "cannot fetch PyTorch"
        rm -rf "$project"
    fi
    local needed formats
    formats=$(printf '%s:' bundles/ai/dev.rustaiide.ai.{model.formats,ml.pipeline}/src/main/java)
    needed=$(printf '%s:' bundles/foundation/dev.rustaiide.foundation.{common,error,serialization,types}/src/main/java)
    "$JAVA_HOME/bin/javac" -nowarn -proc:none -sourcepath "releng/training/src:$formats$needed" -cp "$(cat "$libraries")" -d "$1" \
        releng/training/src/training/*.java || fail "the training does not compile"
}
