package dev.rustaiide.ai.feature.engineering.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.feature.engineering.FeatureReports.Row;
import dev.rustaiide.foundation.async.Call;

class LessonReportsTest {
    private static final List<DeclaredFeature> FEATURES = List.of(
            new DeclaredFeature("good", "the ranker goes by it", 0, 2, true),
            new DeclaredFeature("noise", "nothing", 0, 1, true),
            new DeclaredFeature("leaked", "a number of the project", 0, 100, true),
            new DeclaredFeature("wild", "beyond its range", 0, 0.5, true));

    @TempDir
    private Path temp;

    /** Thirty projects; of six candidates the right one mostly has the greatest first feature. */
    private static Lessons lessons() {
        var random = new Random(1);
        var made = new Lessons.Builder(4);
        for (int project = 0; project < 30; project++) {
            for (int place = 0; place < 20; place++) {
                float[] rows = new float[24];
                int right = random.nextInt(6);
                for (int row = 0; row < 6; row++) {
                    rows[row * 4] = random.nextFloat() + (row == right ? 0.8f : 0);
                    rows[row * 4 + 1] = random.nextFloat();
                    rows[row * 4 + 2] = project;
                    rows[row * 4 + 3] = random.nextFloat();
                }
                made.add(rows, 6, right, true, "p" + project);
            }
        }
        return made.lessons();
    }

    private static CompletionLearning learning() {
        return (CompletionLearning) Proxy.newProxyInstance(CompletionLearning.class.getClassLoader(),
                new Class<?>[] {CompletionLearning.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "features" -> FEATURES;
                    case "shipped" -> Proxy.newProxyInstance(CompletionModel.class.getClassLoader(),
                            new Class<?>[] {CompletionModel.class}, (model, asked, none) -> 0);
                    case "ranks" -> ranks((Lessons) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static double[] ranks(Lessons lessons) {
        double[] ranks = new double[lessons.places()];
        for (int place = 0; place < ranks.length; place++) {
            float right = lessons.rows()[lessons.rights()[place] * 4];
            for (int row = lessons.starts()[place]; row < lessons.starts()[place + 1]; row++) {
                ranks[place] += lessons.rows()[row * 4] > right ? 1 : 0;
            }
        }
        return ranks;
    }

    @Test
    void a_leaked_feature_is_flagged_and_the_useful_one_is_the_most_important() throws Exception {
        Lessons all = lessons();
        List<Row> rows = Call.start("rows", scope -> new LessonReports(learning(), temp).rows(all,
                all.only(place -> all.owners()[place] % 2 == 0), all.only(place -> all.owners()[place] % 2 == 1), 1,
                scope)).await();
        assertEquals("good", rows.getFirst().feature().name());
        assertTrue(rows.getFirst().importance() > 20, "" + rows.getFirst());
        assertEquals(List.of(), rows.getFirst().flags());
        Row leaked = row(rows, "leaked");
        assertTrue(leaked.flags().containsAll(List.of("leak: knows the split", "leak: knows the project")),
                "" + leaked);
        assertEquals(0, leaked.importance());
        assertEquals(List.of(), row(rows, "noise").flags());
        assertEquals(List.of("leaves its range"), row(rows, "wild").flags());
    }

    private static Row row(List<Row> rows, String name) {
        return rows.stream().filter(row -> row.feature().name().equals(name)).findFirst().orElseThrow();
    }
}
