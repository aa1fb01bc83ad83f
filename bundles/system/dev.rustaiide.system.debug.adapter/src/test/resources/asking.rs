use std::io::BufRead;

fn greet(name: &str) -> String {
    format!("hello, {name}")
}

fn main() {
    eprintln!("who are you?");
    for line in std::io::stdin().lock().lines() {
        let name = line.unwrap();
        println!("{}", greet(&name));
    }
    println!("that was all");
}
