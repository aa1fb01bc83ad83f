package dev.rustaiide.ai.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The little project that capabilities prove themselves on. */
public final class Sample {
    /** The file with code, from the folder. */
    public static final String FILE = "src/lib.rs";
    /** Its content. The last function ends where a completion can be asked for. */
    public static final String CODE = """
            //! Shapes.

            /// A closed line of straight edges.
            pub struct Polygon {
                corners: Vec<(f64, f64)>,
            }

            impl Polygon {
                /// How large the surface inside is.
                pub fn area(&self) -> f64 {
                    let mut sum = 0.0;
                    for (index, corner) in self.corners.iter().enumerate() {
                        let next = self.corners[(index + 1) % self.corners.len()];
                        sum += corner.0 * next.1 - next.0 * corner.1;
                    }
                    sum.abs() / 2.0
                }

                /// Sends the picture of it again after a failure.
                pub fn retry_upload(&self, times: usize) -> bool {
                    times > 0 && self.area() > 0.0
                }
            }

            pub fn larger(first: &Polygon, second: &Polygon) -> bool {
                first.area() > second.ar
            }
            """;

    private Sample() {}

    /** Writes it. */
    public static void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(folder.resolve("Cargo.toml"), """
                [package]
                name = "shapes"
                version = "0.1.0"
                edition = "2021"
                """);
        Files.writeString(file, CODE);
    }
}
