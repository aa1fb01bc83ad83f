package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.List;

/** Has an agent edit a file again and again until it is killed; prints the number of each edit that is staged. */
final class WorkingVictim {
    private WorkingVictim() {}

    public static void main(String[] arguments) throws Exception {
        Bench bench = new Bench(Path.of(arguments[0]));
        int[] count = {0};
        bench.model.does(prompt -> {
            System.out.println(count[0]);
            return new ScriptedModel.Said(List.of(), List.of(bench.model.use("write_file",
                    "{'path': 'src/new" + ++count[0] + ".rs', 'text': '// " + "x".repeat(20_000) + "'}")));
        });
        while (true) {
            bench.work(bench.begin(), "go on");
        }
    }
}
