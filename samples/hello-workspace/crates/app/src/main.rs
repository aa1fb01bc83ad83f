//! Prints a survey of some plots of land, smallest first.

mod plot;

use std::process::ExitCode;

use plot::Plot;

fn main() -> ExitCode {
    match plot::survey() {
        Ok(mut plots) => {
            sorting::insertion_sort(&mut plots);
            print(&plots);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(plots: &[Plot]) {
    println!(
        "{:<10}{:>12}{:>12}{:>10}",
        "plot", "area", "fence", "convex"
    );
    for plot in plots {
        println!(
            "{:<10}{:>9.1} m²{:>10.1} m{:>10}",
            plot.name(),
            plot.area(),
            plot.fence(),
            if plot.is_convex() { "yes" } else { "no" },
        );
    }
    let total: f64 = plots.iter().map(Plot::area).sum();
    println!("{} plots, {total:.1} m² in all", plots.len());
}
