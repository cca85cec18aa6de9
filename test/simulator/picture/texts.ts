/** Texts of popups in ten scripts, some of which are too long or have too many lines. Made up. */
export const TEXTS: Readonly<Record<string, readonly string[]>> = {
  Latin: [
    'Your table is ready.\nShall we guide you there?',
    'Ihr Fahrzeug ist fertig geladen: 80 % in 24 Minuten.',
    'Đơn hàng của bạn đã sẵn sàng.\nMở chỉ đường?',
  ],
  Cyrillic: [
    'Ваш столик готов.\nПроложить маршрут?',
    'Зарядка завершена: 80 % за 24 минуты.',
    'Паркування заброньовано.\nПоверх 2, місце 14',
  ],
  Greek: [
    'Το τραπέζι σας είναι έτοιμο.',
    'Η φόρτιση ολοκληρώθηκε: 80 %.',
    'Θέλετε οδηγίες προς το πάρκινγκ;\nΌροφος 2',
  ],
  Arabic: [
    'طاولتك جاهزة الآن.\nهل تريد الذهاب إليها؟',
    'اكتمل الشحن بنسبة 80 % خلال 24 دقيقة.',
    'تم حجز موقف السيارة في الطابق 2.',
  ],
  Hebrew: ['השולחן שלך מוכן.\nלנווט לשם?', 'הטעינה הושלמה: 80 %.', 'מקום החניה הוזמן, קומה 2'],
  Chinese: ['您的餐桌已准备好。\n需要导航吗？', '充电已完成：百分之八十。', '停车位已预订，二楼十四号。'],
  Japanese: ['お席の準備ができました。\nご案内しますか？', '充電が完了しました。', '駐車場を予約しました：二階'],
  Korean: ['자리가 준비되었습니다.\n안내할까요?', '충전이 완료되었습니다.', '주차 공간이 예약되었습니다.'],
  Thai: ['โต๊ะของคุณพร้อมแล้ว', 'ชาร์จเสร็จแล้ว', 'จองที่จอดรถแล้ว'],
  Devanagari: ['आपकी मेज़ तैयार है।\nक्या रास्ता दिखाएँ?', 'चार्जिंग पूरी हुई।', 'पार्किंग आरक्षित है।'],
};

/** What somebody might send to break a page. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '</text></svg><svg onload="x">',
  ']]>&amp;&#0;<!--',
  'left \u202e right \u2066 end \u200f.',
  'nul \u0000 bell \u0007 escape \u001b[31m',
  'half \ud800 of a pair, and \uffff',
  '"quoted" \'twice\'',
  '\n\n\n\n\n\n\n\n',
  ' ',
  'x'.repeat(120 * 1024),
  '漢'.repeat(40 * 1024),
  'word '.repeat(20 * 1024),
  '\u0301'.repeat(60 * 1024),
  '\n'.repeat(100 * 1024),
];
