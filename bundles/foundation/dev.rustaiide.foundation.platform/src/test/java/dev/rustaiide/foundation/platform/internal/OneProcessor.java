package dev.rustaiide.foundation.platform.internal;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Command;

/** A program that says whether work goes on while a child is silent; to be run with one carrier of virtual threads. */
final class OneProcessor {
    private OneProcessor() {}

    public static void main(String[] arguments) throws Exception {
        var processes = new ChildProcesses(new PathPrograms());
        processes.start(Command.of("sleep", "20"), line -> { });
        Thread.sleep(300);
        String said;
        try {
            said = Call.start("work", scope -> "went on").await(Duration.ofSeconds(5));
        } catch (TimeoutException starved) {
            said = "stood still";
        }
        System.out.print(said);
        System.out.flush();
        processes.close();
        Runtime.getRuntime().halt(0);
    }
}
