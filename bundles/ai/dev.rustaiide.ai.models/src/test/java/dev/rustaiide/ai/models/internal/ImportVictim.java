package dev.rustaiide.ai.models.internal;

import java.nio.file.Path;
import java.util.Random;

import dev.rustaiide.ai.models.ModelStore.Entry;
import dev.rustaiide.ai.models.ModelStore.Naming;

/** Imports, rolls back and removes until it is killed, and prints what is done. */
final class ImportVictim {
    private ImportVictim() {}

    /** @param arguments the store, and a folder with the exports 0 to 3 */
    public static void main(String[] arguments) throws Exception {
        var store = Samples.store(Path.of(arguments[0]));
        Path exports = Path.of(arguments[1]);
        var random = new Random();
        System.out.println("ready");
        while (true) {
            Path export = exports.resolve(Integer.toString(random.nextInt(4)));
            Entry entry = store.importFrom(export.resolve("coder"), Naming.NONE).await();
            System.out.println("has " + entry.model().digest());
            if (random.nextInt(3) == 0) {
                System.out.println("may lack " + entry.model().digest());
                store.remove(entry.model().card().id()).await();
                System.out.println("lacks " + entry.model().digest());
            }
        }
    }
}
