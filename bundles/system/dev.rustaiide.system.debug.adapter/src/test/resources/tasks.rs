use std::time::Duration;

async fn price(name: &str) -> u32 {
    tokio::time::sleep(Duration::from_millis(5)).await;
    let long = name.len() as u32;
    long + 1
}

async fn order(count: u32) -> u32 {
    let apple = price("apple").await;
    apple * count
}

#[tokio::main]
async fn main() {
    let task = tokio::spawn(async { order(3).await + 1 });
    println!("{}", task.await.unwrap());
}
