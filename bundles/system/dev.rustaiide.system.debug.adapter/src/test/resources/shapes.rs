use std::collections::HashMap;
use std::rc::Rc;

#[derive(Debug, Clone)]
enum Shape {
    Circle { radius: f64 },
    Square(f64),
    Nothing,
}

struct Drawing {
    name: String,
    shapes: Vec<Shape>,
    tags: HashMap<String, u32>,
    parent: Option<Rc<String>>,
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle { radius } => 3.0 * radius * radius,
        Shape::Square(side) => side * side,
        Shape::Nothing => 0.0,
    }
}

fn total(drawing: &Drawing) -> f64 {
    let mut sum = 0.0;
    for (index, shape) in drawing.shapes.iter().enumerate() {
        let one = area(shape);
        sum += one;
        println!("{index}: {one}");
    }
    sum
}

fn main() {
    if std::env::args().any(|word| word == "wait") {
        let mut turns: u64 = 0;
        println!("waiting");
        loop {
            turns += 1;
            std::thread::sleep(std::time::Duration::from_millis(10));
            if turns == u64::MAX {
                break;
            }
        }
    }
    let tags = HashMap::from([("red".to_string(), 1)]);
    let drawing = Drawing {
        name: "first".to_string(),
        shapes: vec![Shape::Circle { radius: 2.0 }, Shape::Square(3.0), Shape::Nothing],
        tags,
        parent: Some(Rc::new("above".to_string())),
    };
    let nothing: Option<u32> = None;
    let some: Option<u32> = Some(7);
    let words = vec!["a", "b"];
    let failed: Result<u8, String> = Err("bad".into());
    let pair = (1u8, 'x');
    let sum = total(&drawing);
    println!("{} {sum} {nothing:?} {some:?} {words:?} {failed:?} {pair:?}", drawing.name);
    println!("{} {}", drawing.tags.len(), drawing.parent.is_some());
    let worker = std::thread::spawn(move || {
        let doubled = sum * 2.0;
        println!("{doubled}");
    });
    worker.join().unwrap();
}
