package dev.rustaiide.foundation.logging.internal.audit;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.Signer;

/** The victim of {@link AuditCrashTest}: appends without end, and prints the subject of each record that is durable. */
final class AuditWriter {
    private AuditWriter() {}

    public static void main(String[] arguments) throws Exception {
        Signer signer = Signer.restore(Secret.ofUtf8(Files.readAllBytes(Path.of(arguments[1]))));
        var trail = new GroupedTrail(Path.of(arguments[0]), () -> Optional.of(signer), UnaryOperator.identity(),
                Clock.systemUTC(), ProcessHandle.current().pid());
        var out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14), false);
        for (int number = 0;; number++) {
            List<Call<Boolean>> calls = new ArrayList<>();
            List<String> subjects = new ArrayList<>();
            for (int i = 0; i <= number % 40; i++) {
                String subject = arguments[2] + '-' + number + '-' + i + ';';
                subjects.add(subject);
                calls.add(trail.append(new AuditRecord("crash.test", subject, Map.of("filler", "x".repeat(i * 50)))));
            }
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).await();
                out.println(subjects.get(i));
            }
            out.flush();
        }
    }
}
