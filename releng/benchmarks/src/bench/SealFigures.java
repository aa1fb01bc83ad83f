package bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.rustaiide.foundation.security.PasswordHash;
import dev.rustaiide.foundation.security.Sealer;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.WrappingKey;
import dev.rustaiide.foundation.security.WrappingKeys;

/** Sealing and opening 4 MiB and 100 bytes, an Ed25519 signature, and a password hash at the recommended cost. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class SealFigures {
    private static final int LARGE = 4 << 20;

    private final Sealer sealer = new Sealer(WrappingKeys.of(WrappingKey.generate("bench")));
    private final byte[] place = {};
    private final byte[] large = new byte[LARGE];
    private final byte[] small = new byte[100];
    private final byte[] sealed = sealer.seal(large, place);
    private final Signer signer = Signer.generate();

    @Benchmark
    public Object seal() {
        return sealer.seal(large, place);
    }

    @Benchmark
    public Object open() throws IOException {
        return sealer.open(sealed, place);
    }

    @Benchmark
    public Object sealSmall() {
        return sealer.seal(small, place);
    }

    @Benchmark
    public Object sign() {
        return signer.sign(small);
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(SealFigures.class, TimeUnit.MICROSECONDS);
        Figures.note("sealed, 4 MiB", LARGE / times.get("seal"), "MB/s");
        Figures.note("opened, 4 MiB", LARGE / times.get("open"), "MB/s");
        Figures.note("sealing 100 bytes", times.get("sealSmall"), "µs");
        Figures.note("an Ed25519 signature", times.get("sign"), "µs");
        try (Secret password = Secret.of("correct horse".toCharArray())) {
            PasswordHash hash = PasswordHash.of(password);
            long start = System.nanoTime();
            if (!hash.matches(password)) {
                throw new IllegalStateException("it does not match");
            }
            Figures.note("a password compared (Argon2id, 64 MiB, 3 passes)", (System.nanoTime() - start) / 1e6, "ms");
        }
    }
}
