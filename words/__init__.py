"""What people read: ids and values become sentences, buttons and cards, in Chinese and in English."""
